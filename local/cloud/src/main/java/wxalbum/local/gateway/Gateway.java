package wxalbum.local.gateway;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.local.template.StartupException;

/**
 * The HTTP server on the loopback address, which accepts only requests to a name of that address.
 * Every response carries a request id, either of the function or of the gateway.
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
    server.setErrorHandler(GatewayHandler::writeError);
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
  public void start(Handler site) {
    server.setHandler(new GracefulHandler(new GatewayHandler(new LoopbackHostHandler(site))));
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
}
