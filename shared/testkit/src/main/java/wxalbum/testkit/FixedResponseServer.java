package wxalbum.testkit;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A server that returns the same response to every request. */
public record FixedResponseServer(HttpServer server) implements AutoCloseable {
  /** Starts a server on the loopback address. */
  public static FixedResponseServer respondingWith(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
              exchange.getResponseBody().write(bytes);
            }
          });
      server.start();
      return new FixedResponseServer(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the base URL, without a trailing slash. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
