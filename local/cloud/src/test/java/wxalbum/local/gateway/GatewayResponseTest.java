package wxalbum.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the bytes that the gateway sends for a function's response. */
class GatewayResponseTest {
  private final Gateway gateway = Gateway.open(0);

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void preventsHeaderInjectionByLineBreak() throws Exception {
    respondWith(response(200, Map.of("x-name", "a\r\nx-forged: b")));

    String response = sendRequest();

    assertThat(response).contains("x-name: a").doesNotContain("\nx-forged");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void omitsContentLengthWhenStatusHasNoBody(int status) throws Exception {
    respondWith(response(status, Map.of()));

    String response = sendRequest();

    assertThat(response)
        .startsWith("http/1.1 " + status)
        .contains("x-request-id: ")
        .doesNotContain("content-length");
  }

  @Test
  void omitsServerName() throws Exception {
    respondWith(response(200, Map.of()));

    String response = sendRequest();

    assertThat(response).startsWith("http/1.1 200 ").doesNotContain("jetty", "server:");
  }

  private void respondWith(ApiResponse response) {
    gateway.start(new EndpointHandler(request -> true, request -> response, Clock.systemUTC()));
  }

  private static ApiResponse response(int status, Map<String, String> headers) {
    return new ApiResponse(status, headers, List.of(), new byte[0]);
  }

  /** Sends a request and returns the whole response in lower case. */
  private String sendRequest() throws IOException {
    int port = gateway.baseUri().getPort();
    String request = "GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      byte[] response = socket.getInputStream().readAllBytes();
      return new String(response, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    }
  }
}
