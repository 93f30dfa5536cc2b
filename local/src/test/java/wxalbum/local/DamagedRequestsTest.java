package wxalbum.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.Contract;
import wxalbum.testing.Mutations;
import wxalbum.testing.Reliability;

/**
 * Sends requests with one damaged part: to every route as gateway events, and as bytes to the
 * gateway.
 */
class DamagedRequestsTest {
  private static final Reliability CASES = new Reliability("fuzz cases", DamagedRequestsTest.class);
  private static final int OF_EACH_ROUTE = 200;
  private static final int ON_THE_WIRE = 3_000;
  private static final Duration BOUND = Duration.ofMinutes(5);

  private final Mutations mutations = new Mutations(20_261_129);

  @AfterAll
  static void tell() {
    CASES.write();
  }

  @Test
  void areAnsweredAsTheContractSaysAndNeverByAFaultOfOurs() throws Exception {
    try (AccessCalls calls = new AccessCalls()) {
      AccessWorld world = new AccessWorld();
      assertTimeoutPreemptively(
          BOUND,
          () -> {
            for (String route : Contract.routes()) {
              String object = route.contains("{token}") ? "live/ready" : "ready";
              Caller caller = route.contains("{token}") ? Caller.GUEST : Caller.OWNER;
              ApiRequest valid = world.as(caller, world.request(route, object), object);
              for (int i = 0; i < OF_EACH_ROUTE; i++) {
                CASES.attempt(() -> ask(calls, valid));
              }
            }
          });
    }
  }

  @Test
  void areAnsweredOnTheWireOrTheConnectionIsClosed(@TempDir Path pages) {
    try (Gateway gateway = Gateway.on(0);
        FunctionHost echo = Functions.host(Handlers.Echo.class)) {
      RouteTable routes = new RouteTable(List.of(Functions.routed("echo", "POST /a/{b}", "*")));
      gateway.serve(Sites.of(routes, Map.of("echo", echo), pages, pages)::answer);
      String valid =
          String.join(
              "\r\n",
              "POST /a/b%20c?limit=3&cursor=x HTTP/1.1",
              "host: localhost",
              "connection: close",
              "cookie: a=b; c=d",
              "content-type: application/json",
              "content-length: 7",
              "",
              "{\"a\":1}");

      assertTimeoutPreemptively(
          BOUND,
          () -> {
            for (int i = 0; i < ON_THE_WIRE; i++) {
              String request = mutations.damaged(valid);
              CASES.attempt(
                  () ->
                      assertThat(send(gateway, request))
                          .as(request)
                          .matches("(?s)|HTTP/1\\.[01] (100|200|204|30.|4..) .*"));
            }
          });
    }
  }

  private void ask(AccessCalls calls, ApiRequest valid) {
    ApiRequest damaged = damaged(valid);

    ApiResponse answer = calls.call(damaged);

    assertThat(answer.status()).as(damaged.toString()).isLessThan(500);
  }

  /** Returns the request with one random part damaged. */
  private ApiRequest damaged(ApiRequest valid) {
    return switch (mutations.any(List.of("body", "body", "path", "token", "query", "header"))) {
      case "body" -> valid.text(mutations.damaged(valid.body() == null ? "{}" : valid.body()));
      case "path" -> {
        ApiRequest request = valid;
        for (Map.Entry<String, String> parameter : valid.parameters().entrySet()) {
          request = request.path(parameter.getKey(), mutations.damaged(parameter.getValue()));
        }
        yield request;
      }
      case "token" ->
          valid.header(
              "authorization",
              mutations.damaged(valid.headers().getOrDefault("authorization", "")));
      case "query" ->
          valid.query(
              mutations.any(List.of("limit", "cursor", "order")),
              mutations.damaged(mutations.any(List.of("10", "taken", "dAAAAAAAAAAA"))));
      default ->
          valid.header(
              mutations.any(List.of("idempotency-key", "if-none-match", "content-type", "host")),
              mutations.damaged("\"a-key-1\""));
    };
  }

  /** Sends bytes, closes the output, and returns the response; empty if the connection is reset. */
  private static String send(Gateway gateway, String request) {
    int port = gateway.address().getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketException e) {
      // The gateway closed the connection before it read everything.
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
