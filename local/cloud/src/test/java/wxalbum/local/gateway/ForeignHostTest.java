package wxalbum.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.local.fixture.FunctionFixture;
import wxalbum.local.fixture.TestHandlers;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.template.RouteTable;

/** Sends requests to the gateway by the names of this machine and by foreign names. */
class ForeignHostTest {
  private final Gateway gateway = Gateway.open(0);
  private final Map<String, FunctionHost> hosts =
      Map.of("echo", FunctionFixture.host(TestHandlers.Echo.class));

  @TempDir private Path folder;

  @BeforeEach
  void serve() throws IOException {
    Files.writeString(folder.resolve("index.html"), "<!doctype html>");
    RouteTable routes =
        new RouteTable(List.of(FunctionFixture.declareRoutes("echo", "POST /login", "*")));
    gateway.start(SiteFixture.create(routes, hosts, folder, folder.resolve("none")));
  }

  @AfterEach
  void stop() {
    gateway.close();
    hosts.values().forEach(FunctionHost::close);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:3000", "127.0.0.1", "localhost:3000", "LocalHost", "[::1]:8"})
  void servesNamesOfThisMachine(String host) throws Exception {
    String response = send("POST /login", host);

    assertThat(response).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:3000",
        "127.0.0.1.evil.example:3000",
        "localhost.evil.example",
        "evil.example.localhost",
        "0.0.0.0:3000",
        "192.168.1.7:3000",
        "127.0.0.1:evil"
      })
  void rejectsForeignNameBeforeFunctionIsInvoked(String host) throws Exception {
    String response = send("POST /login", host);

    assertThat(response).matches("(?s)HTTP/1\\.1 (400|403) .*");
    assertThat(hosts.values()).allMatch(function -> function.countIdleInstances() == 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /login",
        "GET /albums",
        "GET /",
        "GET /index.html",
        "GET /console",
        "GET /console/js/main.js",
        "GET /console/api/overview",
        "POST /console/api/functions/echo/invoke",
        "POST /2015-03-31/functions/echo/invocations",
        "OPTIONS /albums"
      })
  void rejectsForeignNameOnEveryPath(String target) throws Exception {
    String response = send(target, "evil.example:" + gateway.baseUri().getPort());

    assertThat(response)
        .startsWith("HTTP/1.1 403 ")
        .contains("x-request-id: ", "\"code\":\"forbidden\"");
  }

  @Test
  void rejectsForeignNameInRequestLine() throws Exception {
    String response = send("GET http://evil.example/albums", "localhost");

    assertThat(response).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void rejectsRequestWithoutHost() throws Exception {
    String response = sendRaw("GET /albums HTTP/1.0\r\n\r\n");

    assertThat(response).startsWith("HTTP/1.1 403 ");
  }

  private String send(String target, String host) throws IOException {
    return sendRaw(
        target
            + " HTTP/1.1\r\nhost: "
            + host
            + "\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
  }

  private String sendRaw(String request) throws IOException {
    int port = gateway.baseUri().getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
