package wxalbum.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.http.Code;
import wxalbum.http.Problem;

/**
 * The HTTP server on the loopback address. Every answer carries a request id: its function's, or
 * the gateway's own.
 */
final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Gateway(HttpServer server) {
    this.server = server;
  }

  /**
   * Takes a port; 0 means any free one. Nothing is answered before {@link #serve}.
   *
   * @throws StartFailure if the port is taken
   */
  static Gateway on(int port) {
    // Else small answers on a kept connection wait 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      return new Gateway(HttpServer.create(address, 0));
    } catch (BindException e) {
      throw new StartFailure(
          "Port %d is taken: stop what listens there, or choose another with -Dport=."
              .formatted(port),
          e);
    } catch (IOException e) {
      throw new StartFailure("Port " + port + " cannot be opened.", e);
    }
  }

  /** Base address, without a slash at its end. */
  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Begins to answer. */
  void serve(Function<ApiRequest, ApiResponse> site) {
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, site));
    server.start();
  }

  /** Stops taking requests and lets the running ones end within a second. */
  @Override
  public void close() {
    server.stop(1);
    threads.shutdownNow();
  }

  private static void answer(HttpExchange exchange, Function<ApiRequest, ApiResponse> site)
      throws IOException {
    String id = UUID.randomUUID().toString();
    try (exchange) {
      Optional<ApiRequest> request = Exchanges.read(exchange, id, Clock.systemUTC().instant());
      ApiResponse response =
          request
              .map(received -> answer(received, site))
              .orElseGet(() -> ApiResponse.of(tooLarge(), id));
      Exchanges.write(exchange, response.with("x-request-id", id));
    }
  }

  private static ApiResponse answer(ApiRequest request, Function<ApiRequest, ApiResponse> site) {
    try {
      return site.apply(request);
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue("requestId", request.id()).setCause(e).log("The gateway failed");
      return ApiResponse.of(Code.INTERNAL.because("The gateway failed."), request.id());
    }
  }

  private static Problem tooLarge() {
    return Code.PAYLOAD_TOO_LARGE.because("The body is larger than 10 MB.");
  }
}
