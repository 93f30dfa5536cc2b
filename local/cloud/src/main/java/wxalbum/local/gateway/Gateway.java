package wxalbum.local.gateway;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.http.problem.Problem;
import wxalbum.http.problem.ProblemCode;
import wxalbum.local.template.StartupException;

/**
 * The HTTP server on the loopback address. Every response carries a request id, either of the
 * function or of the gateway. Requests that no function handled get a log line of the gateway,
 * except reads of the console.
 */
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofMillis(800);

  /** The maximum total size of the request line and the headers at API Gateway, in bytes. */
  private static final int MAX_HEADER_BYTES = 10_240;

  private final Server server = new Server(new VirtualThreadPool());
  private final ServerConnector connector;

  private Gateway(int port) throws IOException {
    HttpConfiguration http = new HttpConfiguration();
    // The route table decides about unusual paths; Jetty must not reject them.
    http.setUriCompliance(UriCompliance.UNSAFE);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    http.setSendServerVersion(false);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
    connector.setShutdownIdleTimeout(SHUTDOWN_TIMEOUT.toMillis() / 4);
    connector.open();
    server.addConnector(connector);
    server.setErrorHandler(JettyHandler::writeError);
    server.setStopTimeout(SHUTDOWN_TIMEOUT.toMillis());
  }

  /**
   * Opens a port; 0 chooses a free one. No request is handled before {@link #start}.
   *
   * @throws StartupException if the port cannot be opened
   */
  public static Gateway open(int port) {
    try {
      return new Gateway(port);
    } catch (IOException e) {
      String message =
          e.getCause() instanceof BindException
              ? "Port %d is taken: stop the process that uses it, or choose another with -Dport=."
              : "Port %d cannot be opened.";
      throw new StartupException(message.formatted(port), e);
    }
  }

  /** Returns the base URI, without a trailing slash. */
  public URI baseUri() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  /** Starts handling requests. */
  public void start(Function<ApiRequest, ApiResponse> site) {
    server.setHandler(
        new GracefulHandler(new JettyHandler(request -> handle(request, site), Clock.systemUTC())));
    try {
      server.start();
    } catch (Exception e) {
      throw new StartupException("The gateway cannot start.", e);
    }
  }

  /** Stops accepting requests and gives running requests up to one second to finish. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("The gateway did not stop cleanly", e);
    }
    connector.close();
  }

  /** Logs and returns the response to a request that did not reach a function. */
  static ApiResponse errorResponse(Problem problem, String id) {
    ApiResponse response = ApiResponse.ofProblem(problem, id);
    logResponse(id, response);
    return response;
  }

  private static ApiResponse handle(ApiRequest request, Function<ApiRequest, ApiResponse> site) {
    try {
      ApiResponse response = site.apply(request).withHeaderIfAbsent("x-request-id", request.id());
      boolean isOfGateway = request.id().equals(response.headers().get("x-request-id"));
      if (isOfGateway && !ConsoleSite.isConsoleRead(request)) {
        logResponse(request.id(), response);
      }
      return response;
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("requestId", request.id())
          .setCause(e)
          .log("The gateway failed to handle a request");
      return ApiResponse.ofProblem(
          ProblemCode.INTERNAL.toProblem("The gateway failed."), request.id());
    }
  }

  /** Logs a response without its path, which may contain the token of a share. */
  private static void logResponse(String id, ApiResponse response) {
    LOG.atInfo()
        .addKeyValue("requestId", id)
        .addKeyValue("status", response.status())
        .log("The gateway responded without invoking a function");
  }
}
