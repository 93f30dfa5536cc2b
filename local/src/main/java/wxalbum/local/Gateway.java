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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.http.Code;

/**
 * Stands in for API Gateway on the loopback address: requests by their routes to the functions,
 * pages to whoever asks for a file, and a problem where there is no answer.
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
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Begins to answer. */
  void serve(Dispatcher dispatcher, StaticPages pages) {
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, dispatcher, pages));
    server.start();
  }

  /** Stops taking requests and lets the running ones end within a second. */
  @Override
  public void close() {
    server.stop(1);
    threads.shutdownNow();
  }

  private static void answer(HttpExchange exchange, Dispatcher dispatcher, StaticPages pages)
      throws IOException {
    String id = UUID.randomUUID().toString();
    try (exchange) {
      ApiResponse response;
      try {
        Optional<ApiRequest> request = Exchanges.read(exchange, id, Clock.systemUTC().instant());
        response =
            request.isEmpty()
                ? ApiResponse.of(
                    Code.PAYLOAD_TOO_LARGE.because("The body is larger than 10 MB."), id)
                : answer(request.get(), dispatcher, pages);
      } catch (RuntimeException e) {
        LOG.atError().addKeyValue("requestId", id).setCause(e).log("The gateway failed");
        response = ApiResponse.of(Code.INTERNAL.because("The gateway failed: see its log."), id);
      }
      Exchanges.write(exchange, response.with("x-request-id", id));
    }
  }

  private static ApiResponse answer(ApiRequest request, Dispatcher dispatcher, StaticPages pages) {
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    if (reads && !dispatcher.hasRoute(request)) {
      Optional<ApiResponse> page =
          pages.find(request.path(), request.header("if-none-match").orElse(""));
      if (page.isPresent()) {
        return page.get();
      }
    }
    return dispatcher.answer(request);
  }
}
