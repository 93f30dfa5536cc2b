package wxalbum.local.wechat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import wxalbum.http.Json;
import wxalbum.local.gateway.LoopbackHostHandler;

/** A fake of the WeChat server API, limited to the calls of the functions. */
public final class FakeWeChatServer implements AutoCloseable {
  private static final String SESSION_PATH = "/sns/jscode2session";

  private final Server server;

  private FakeWeChatServer(Server server) {
    this.server = server;
  }

  /** Starts on a free port of the loopback address. */
  public static FakeWeChatServer start(WeChatCodes codes) {
    Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.setHandler(new LoopbackHostHandler(new SessionHandler(codes)));
    LifeCycle.start(server);
    return new FakeWeChatServer(server);
  }

  /** Returns the base URI, without a trailing slash. */
  public URI baseUri() {
    NetworkConnector connector = (NetworkConnector) server.getConnectors()[0];
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }

  private static final class SessionHandler extends Handler.Abstract {
    private final WeChatCodes codes;

    SessionHandler(WeChatCodes codes) {
      this.codes = codes;
    }

    /** Responds with status 200 and {@code text/plain} in every case, as WeChat does. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      if (!request.getHttpURI().getPath().equals(SESSION_PATH)) {
        return false;
      }
      Map<String, String> query = new HashMap<>();
      Request.extractQueryParameters(request)
          .forEach(field -> query.put(field.getName(), field.getValue()));
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain");
      Content.Sink.write(response, true, Json.write(codes.exchange(query)), callback);
      return true;
    }
  }
}
