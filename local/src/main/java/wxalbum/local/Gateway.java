package wxalbum.local;

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
import wxalbum.http.Code;
import wxalbum.http.Problem;

/**
 * The HTTP server on the loopback address. Every answer carries a request id: its function's, or
 * the gateway's own, which then has a log line of the gateway's, unless the console only looked.
 */
final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration FAREWELL = Duration.ofMillis(800);

  /** All lines before the body together, in bytes: what API Gateway takes. */
  private static final int LARGEST_HEAD = 10_240;

  private final Server server = new Server(new VirtualThreadPool());
  private final ServerConnector connector;

  private Gateway(int port) throws IOException {
    HttpConfiguration http = new HttpConfiguration();
    // Odd paths are for the route table to answer.
    http.setUriCompliance(UriCompliance.UNSAFE);
    http.setRequestHeaderSize(LARGEST_HEAD);
    http.setSendServerVersion(false);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    connector.setIdleTimeout(PATIENCE.toMillis());
    connector.setShutdownIdleTimeout(FAREWELL.toMillis() / 4);
    connector.open();
    server.addConnector(connector);
    server.setErrorHandler(Exchange::refuse);
    server.setStopTimeout(FAREWELL.toMillis());
  }

  /**
   * Takes a port; 0 means any free one. Nothing is answered before {@link #serve}.
   *
   * @throws StartFailure if the port is taken
   */
  static Gateway on(int port) {
    try {
      return new Gateway(port);
    } catch (IOException e) {
      String sentence =
          e.getCause() instanceof BindException
              ? "Port %d is taken: stop what listens there, or choose another with -Dport=."
              : "Port %d cannot be opened.";
      throw new StartFailure(sentence.formatted(port), e);
    }
  }

  /** Base address, without a slash at its end. */
  URI address() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  /** Begins to answer. */
  void serve(Function<ApiRequest, ApiResponse> site) {
    server.setHandler(
        new GracefulHandler(new Exchange(request -> answer(request, site), Clock.systemUTC())));
    try {
      server.start();
    } catch (Exception e) {
      throw new StartFailure("The gateway cannot start.", e);
    }
  }

  /** Stops taking requests and lets the running ones end within a second. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("The gateway did not close", e);
    }
    connector.close();
  }

  /** The answer to what never became a request of a function. */
  static ApiResponse refusal(Problem problem, String id) {
    ApiResponse response = ApiResponse.of(problem, id);
    log(id, response);
    return response;
  }

  private static ApiResponse answer(ApiRequest request, Function<ApiRequest, ApiResponse> site) {
    try {
      ApiResponse response = site.apply(request).with("x-request-id", request.id());
      boolean ours = request.id().equals(response.headers().get("x-request-id"));
      if (ours && !ConsoleSite.isLookedAtBy(request)) {
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
