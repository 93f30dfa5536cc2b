package wxalbum.local;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Reads a request from, and writes a response to, the JDK's HTTP server. */
final class Exchanges {
  /** The largest body that API Gateway takes, in bytes. */
  private static final int LARGEST = 10 * 1024 * 1024;

  private Exchanges() {}

  /** The request; empty if its body is too large, which is then read to its end and dropped. */
  static Optional<ApiRequest> read(HttpExchange exchange, String id, Instant time)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    long size = 0;
    byte[] buffer = new byte[16 * 1024];
    InputStream input = exchange.getRequestBody();
    for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
      size += read;
      if (size <= LARGEST) {
        body.write(buffer, 0, read);
      }
    }
    if (size > LARGEST) {
      return Optional.empty();
    }
    URI uri = exchange.getRequestURI();
    return Optional.of(
        new ApiRequest(
            id,
            exchange.getRequestMethod(),
            Objects.requireNonNullElse(uri.getRawPath(), "/"),
            Objects.requireNonNullElse(uri.getRawQuery(), ""),
            exchange.getRequestHeaders(),
            body.toByteArray(),
            exchange.getRemoteAddress().getAddress().getHostAddress(),
            time));
  }

  static void write(HttpExchange exchange, ApiResponse response) throws IOException {
    response.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    response.cookies().forEach(cookie -> exchange.getResponseHeaders().add("set-cookie", cookie));
    boolean bodiless = exchange.getRequestMethod().equals("HEAD") || response.body().length == 0;
    exchange.sendResponseHeaders(response.status(), bodiless ? -1 : response.body().length);
    if (!bodiless) {
      exchange.getResponseBody().write(response.body());
    }
  }
}
