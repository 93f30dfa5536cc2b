package wxalbum.local;

import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Takes request targets without a slash at their beginning, {@code *} and {@code albums}, as paths.
 * Jetty has no setting that lets them reach a handler.
 */
final class AnyTarget extends HttpConnectionFactory {
  AnyTarget(HttpConfiguration configuration) {
    super(configuration);
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    HttpConnection connection =
        new HttpConnection(getHttpConfiguration(), connector, endPoint) {
          @Override
          protected HttpStreamOverHTTP1 newHttpStream(
              String method, String target, HttpVersion version) {
            boolean whole = target.startsWith("/") || target.matches("https?://.*");
            return super.newHttpStream(method, whole ? target : "/" + target, version);
          }
        };
    return configure(connection, connector, endPoint);
  }
}
