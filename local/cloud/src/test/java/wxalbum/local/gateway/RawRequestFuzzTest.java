package wxalbum.local.gateway;

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
import wxalbum.local.fixture.FunctionFixture;
import wxalbum.local.fixture.TestHandlers;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.template.RouteTable;
import wxalbum.testkit.Fuzzer;
import wxalbum.testkit.ReliabilityCounter;

/** Sends requests with one damaged part as bytes to the gateway. */
class RawRequestFuzzTest {
  private static final ReliabilityCounter CASES =
      new ReliabilityCounter("fuzz cases", RawRequestFuzzTest.class);
  private static final int RAW_CASES = 3_000;
  private static final Duration TIME_LIMIT = Duration.ofMinutes(5);

  private final Fuzzer fuzzer = new Fuzzer(20_261_129);

  @AfterAll
  static void writeReliability() {
    CASES.writeReport();
  }

  @Test
  void respondsOrClosesConnectionForDamagedBytes(@TempDir Path pages) {
    try (Gateway gateway = Gateway.open(0);
        FunctionHost echo = FunctionFixture.host(TestHandlers.Echo.class)) {
      RouteTable routes =
          new RouteTable(List.of(FunctionFixture.declareRoutes("echo", "POST /a/{b}", "*")));
      gateway.start(SiteFixture.create(routes, Map.of("echo", echo), pages, pages));
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
          TIME_LIMIT,
          () -> {
            for (int i = 0; i < RAW_CASES; i++) {
              String request = fuzzer.mutate(valid);
              CASES.attempt(
                  () ->
                      assertThat(sendRaw(gateway, request))
                          .as(request)
                          .matches("(?s)|HTTP/1\\.[01] (100|200|204|30.|4..) .*"));
            }
          });
    }
  }

  /** Sends bytes, closes the output, and returns the response; empty if the connection is reset. */
  private static String sendRaw(Gateway gateway, String request) {
    int port = gateway.baseUri().getPort();
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
