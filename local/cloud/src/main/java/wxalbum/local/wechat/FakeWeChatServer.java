package wxalbum.local.wechat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import wxalbum.http.Json;

/** A fake of the WeChat server API, limited to the calls of the functions. */
public final class FakeWeChatServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final WeChatCodes codes;

  private FakeWeChatServer(HttpServer server, WeChatCodes codes) {
    this.server = server;
    this.codes = codes;
  }

  /** Starts on a free port of the loopback address. */
  public static FakeWeChatServer start(WeChatCodes codes) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    FakeWeChatServer standIn = new FakeWeChatServer(server, codes);
    server.setExecutor(standIn.threads);
    server.createContext("/sns/jscode2session", standIn::handle);
    server.start();
    return standIn;
  }

  /** Returns the base URI, without a trailing slash. */
  public URI baseUri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  /** Responds with status 200 and {@code text/plain} in every case, as WeChat does. */
  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, Object> session =
          codes.exchange(parseQuery(exchange.getRequestURI().getRawQuery()));
      byte[] body = Json.write(session).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("content-type", "text/plain");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Map<String, String> parseQuery(@Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], parts.length == 2 ? decode(parts[1]) : "");
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
