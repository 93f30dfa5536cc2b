package wxalbum.local.gateway;

import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Rejects every request whose {@code Host} is not a name of the loopback address, with status 421.
 * This prevents DNS rebinding: a page of a foreign name, whose DNS entry points to this machine, is
 * of the same origin as the server to the browser, and could read its responses.
 */
public final class LoopbackHostHandler extends Handler.Wrapper {
  private static final Pattern LOOPBACK_HOST =
      Pattern.compile(
          "(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

  /** Wraps the handler of the accepted requests. */
  public LoopbackHostHandler(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String host = Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.HOST), "");
    if (LOOPBACK_HOST.matcher(host).matches()) {
      return super.handle(request, response, callback);
    }
    Response.writeError(request, response, callback, HttpStatus.MISDIRECTED_REQUEST_421);
    return true;
  }
}
