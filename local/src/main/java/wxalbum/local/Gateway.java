package wxalbum.local;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.http.Code;
import wxalbum.http.Problem;

/**
 * The HTTP server on the loopback address. Every answer carries a request id: its function's, or
 * the gateway's own, which then has a log line of the gateway's.
 */
final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final int WAITING = 200;

  private final ServerSocket server;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Gateway(ServerSocket server) {
    this.server = server;
  }

  /**
   * Takes a port; 0 means any free one. Nothing is answered before {@link #serve}.
   *
   * @throws StartFailure if the port is taken
   */
  static Gateway on(int port) {
    try {
      return new Gateway(new ServerSocket(port, WAITING, InetAddress.getLoopbackAddress()));
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
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Begins to answer. */
  void serve(Function<ApiRequest, ApiResponse> site) {
    threads.execute(() -> accept(site));
  }

  /** Stops taking requests and lets the running ones end within a second. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      LOG.warn("The gateway did not close", e);
    }
    connections.forEach(Connection::end);
    threads.shutdown();
    try {
      threads.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connections.forEach(Connection::close);
    threads.shutdownNow();
  }

  /** The answer to what never became a request of a function. */
  static ApiResponse refusal(Problem problem, String id) {
    ApiResponse response = ApiResponse.of(problem, id);
    log(id, response);
    return response;
  }

  private void accept(Function<ApiRequest, ApiResponse> site) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        threads.execute(() -> converse(socket, site));
      } catch (IOException | RejectedExecutionException e) {
        LOG.debug("A connection was not taken", e);
      }
    }
  }

  private void converse(Socket socket, Function<ApiRequest, ApiResponse> site) {
    try (socket;
        Connection connection =
            new Connection(socket, request -> answer(request, site), Clock.systemUTC())) {
      connections.add(connection);
      try {
        connection.serve();
      } finally {
        connections.remove(connection);
      }
    } catch (IOException e) {
      // The client has gone: there is nobody to answer.
      LOG.debug("A connection broke", e);
    }
  }

  private static ApiResponse answer(ApiRequest request, Function<ApiRequest, ApiResponse> site) {
    try {
      ApiResponse response = site.apply(request).with("x-request-id", request.id());
      if (request.id().equals(response.headers().get("x-request-id"))) {
        log(request.id(), response);
      }
      return response;
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue("requestId", request.id()).setCause(e).log("The gateway failed");
      return ApiResponse.of(Code.INTERNAL.because("The gateway failed."), request.id());
    }
  }

  /** Says nothing of the path, which may hold a share's token. */
  private static void log(String id, ApiResponse response) {
    LOG.atInfo()
        .addKeyValue("requestId", id)
        .addKeyValue("status", response.status())
        .log("The gateway answered by itself");
  }
}
