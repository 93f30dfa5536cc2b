package wxalbum.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.http.Json;
import wxalbum.local.fixture.FunctionFixture;
import wxalbum.local.fixture.TestHandlers;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.template.RouteTable;

/** Sends malformed and unusual requests to the gateway, byte by byte. */
class MalformedRequestsTest {
  private static final String CONNECTION_CLOSE = "connection: close";

  private final Gateway gateway = Gateway.open(0);
  private final Map<String, FunctionHost> hosts =
      Map.of("echo", FunctionFixture.host(TestHandlers.Echo.class));

  @TempDir private Path pages;

  @BeforeEach
  void serve() {
    RouteTable routes = new RouteTable(List.of(FunctionFixture.declareRoutes("echo", "*")));
    gateway.start(SiteFixture.create(routes, hosts, pages, pages.resolve("none")));
  }

  @AfterEach
  void stop() {
    gateway.close();
    hosts.values().forEach(FunctionHost::close);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /albums/%zz HTTP/1.1\r\n",
        "GET /albums?limit=% HTTP/1.1\r\n",
        "albums\r\n",
        "GET albums HTTP/1.1\r\n",
        "GET * HTTP/1.1\r\n",
        "GET /albums HTTP/2.0\r\n",
        "GET /albums application/json\r\n",
        "GET / HTTP/1.1\r\nno header\r\n",
        "POST / HTTP/1.1\r\ncontent-length: -1\r\n",
        "POST / HTTP/1.1\r\ntransfer-encoding: gzip\r\n",
        "POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\ncontent-length: 1\r\n",
        "POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n",
      })
  void returnsProblemWithRequestId(String request) throws Exception {
    String response = send(request + "\r\n");

    JsonNode problem = Json.read(response.substring(response.indexOf("\r\n\r\n")));
    assertThat(response).startsWith("HTTP/1.1 400 ");
    assertThat(problem.path("code").asText()).isEqualTo("invalid-request");
    assertThat(response).contains("x-request-id: " + problem.path("requestId").asText());
  }

  @Test
  void returnsBadRequestWhenHeadIsTooLong() throws Exception {
    String response = send("GET / HTTP/1.1\r\nx: " + "y".repeat(10_240) + "\r\n\r\n");

    assertThat(response).startsWith("HTTP/1.1 400 ").contains("x-request-id: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//", "//albums", "/{x}", "/a|b", "/\\"})
  void routesUnusualPathToDefaultRoute(String path) throws Exception {
    String response = send("GET " + path + " HTTP/1.1\r\nconnection: close\r\n\r\n");

    assertThat(response).startsWith("HTTP/1.1 200 ").contains("$default", "x-request-id: ");
  }

  @Test
  void acceptsPathOfManySegments() throws Exception {
    String path = "/x".repeat(5_000);

    String response = send("GET " + path + " HTTP/1.1\r\nconnection: close\r\n\r\n");

    assertThat(response).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void answersPipelinedRequests() throws Exception {
    String chunked =
        request("POST /a HTTP/1.1", "transfer-encoding: chunked", "", "5", "first", "0", "");
    String sized =
        request(
                "POST /b HTTP/1.1",
                "content-length: 6",
                "expect: 100-continue",
                CONNECTION_CLOSE,
                "")
            + "second";

    String answers = send(chunked + sized);

    assertThat(answers).containsSubsequence("HTTP/1.1 200", "Zmlyc3Q=", "100 Continue", "c2Vjb25k");
  }

  private static String request(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }

  /**
   * Sends a request and returns the whole response. Adds the Host header that HTTP/1.1 requires, so
   * that the gateway can reject only the malformed part.
   */
  private String send(String hostless) throws IOException {
    int port = gateway.baseUri().getPort();
    String request = hostless.replace(" HTTP/1.1\r\n", " HTTP/1.1\r\nhost: localhost\r\n");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
