package wxalbum.login;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A fake WeChat server that replays scripted responses and records the query strings. */
final class ScriptedWeChatServer implements AutoCloseable {
  private final HttpServer server;
  private final Queue<String> responses;
  private final List<String> queries = new CopyOnWriteArrayList<>();

  ScriptedWeChatServer(String... responses) throws IOException {
    this.responses = new ConcurrentLinkedQueue<>(List.of(responses));
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/sns/jscode2session",
        exchange -> {
          queries.add(exchange.getRequestURI().getRawQuery());
          String response = this.responses.poll();
          if (response != null) {
            byte[] body = response.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("content-type", "text/plain");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.start();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<String> queries() {
    return queries;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
