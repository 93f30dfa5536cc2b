package wxalbum.packaged;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.testing.TestCloud;

/**
 * Lambda's side of a function: hands events to the one runtime that asks for them, takes its
 * answers ("Using the Lambda runtime API", AWS Lambda developer guide), and tells the key of its
 * role.
 */
final class RuntimeApi implements AutoCloseable {
  static final String REQUEST_ID = "8f5c2f0e-9a43-4f51-8a0e-2f6d2f1b7c11";

  /** With what the key of the role is asked for. */
  static final String PERMIT = "permit";

  private static final String PREFIX = "/2018-06-01/runtime/";

  /** Time to start. */
  private static final int SECONDS = 30;

  private final HttpServer server;
  private final SynchronousQueue<byte[]> events = new SynchronousQueue<>();
  private final Runnable snapshot;
  private CompletableFuture<String> answer = new CompletableFuture<>();

  /**
   * Waits for a runtime.
   *
   * @param snapshot run when the runtime tells that the snapshot may be taken
   */
  RuntimeApi(Runnable snapshot) throws IOException {
    this.snapshot = snapshot;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(PREFIX + "invocation/next", this::next);
    server.createContext(PREFIX + "restore/next", this::restore);
    server.createContext(PREFIX, this::report);
    server.createContext("/role", RuntimeApi::role);
    server.start();
  }

  /** Host and port, as the runtime wants them. */
  String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** What the function answers to an event; a reported error is an answer that begins so. */
  String invoke(byte[] event, Duration timeout)
      throws InterruptedException, ExecutionException, TimeoutException {
    answer = new CompletableFuture<>();
    if (!events.offer(event, SECONDS, TimeUnit.SECONDS)) {
      throw new TimeoutException("the runtime never asked for an event");
    }
    return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void role(HttpExchange exchange) throws IOException {
    Settings cloud = TestCloud.shared().settings();
    try (exchange) {
      byte[] key =
          """
          {"AccessKeyId":"%s","SecretAccessKey":"%s","Expiration":"2100-01-01T00:00:00Z"}
          """
              .formatted(cloud.text(Setting.SIGNING_KEY_ID), cloud.text(Setting.SIGNING_SECRET))
              .getBytes(StandardCharsets.UTF_8);
      boolean may = PERMIT.equals(exchange.getRequestHeaders().getFirst("Authorization"));
      exchange.sendResponseHeaders(may ? 200 : 403, key.length);
      exchange.getResponseBody().write(key);
    }
  }

  private void restore(HttpExchange exchange) throws IOException {
    try (exchange) {
      snapshot.run();
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    try {
      byte[] event = events.take();
      var headers = exchange.getResponseHeaders();
      headers.set("Lambda-Runtime-Aws-Request-Id", REQUEST_ID);
      headers.set("Lambda-Runtime-Deadline-Ms", "" + (System.currentTimeMillis() + 30_000));
      headers.set(
          "Lambda-Runtime-Invoked-Function-Arn",
          "arn:aws:lambda:us-east-1:123456789012:function:packaged");
      headers.set("Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0");
      headers.set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, event.length);
      exchange.getResponseBody().write(event);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  private void report(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(202, -1);
    exchange.close();
    answer.complete(path.endsWith("/response") ? body : "error " + body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
