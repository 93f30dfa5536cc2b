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
 * A fake Lambda runtime API ("Using the Lambda runtime API", AWS Lambda developer guide). It hands
 * events to one runtime, receives the responses, and serves the credentials of the function's role.
 */
final class RuntimeApi implements AutoCloseable {
  static final String REQUEST_ID = "8f5c2f0e-9a43-4f51-8a0e-2f6d2f1b7c11";

  /** Authorization token for the role credentials. */
  static final String PERMIT = "permit";

  private static final String PREFIX = "/2018-06-01/runtime/";

  /** Seconds that a runtime has to start and to ask for an event. */
  private static final int SECONDS = 30;

  private final HttpServer server;
  private final SynchronousQueue<byte[]> events = new SynchronousQueue<>();
  private final Runnable snapshot;
  private CompletableFuture<String> answer = new CompletableFuture<>();

  /**
   * Starts the API on a free port.
   *
   * @param snapshot run when the runtime is ready for the snapshot
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

  /** Returns host and port, as {@code AWS_LAMBDA_RUNTIME_API} expects them. */
  String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Passes an event to the runtime and returns the response; an error report is returned with the
   * prefix {@code error}.
   *
   * @throws TimeoutException if the runtime does not ask for an event or does not respond in time
   */
  String invoke(byte[] event, Duration timeout)
      throws InterruptedException, ExecutionException, TimeoutException {
    answer = new CompletableFuture<>();
    if (!events.offer(event, SECONDS, TimeUnit.SECONDS)) {
      throw new TimeoutException(
          "The runtime did not ask for an event within " + SECONDS + " seconds");
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
      boolean authorized = PERMIT.equals(exchange.getRequestHeaders().getFirst("Authorization"));
      exchange.sendResponseHeaders(authorized ? 200 : 403, key.length);
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
