package wxalbum.tests.packaged;

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
import wxalbum.testkit.TestCloud;

/**
 * A fake Lambda runtime API ("Using the Lambda runtime API", AWS Lambda developer guide). It hands
 * events to one runtime, receives the responses, and serves the credentials of the function's role.
 */
final class FakeRuntimeApi implements AutoCloseable {
  static final String REQUEST_ID = "8f5c2f0e-9a43-4f51-8a0e-2f6d2f1b7c11";

  /** Authorization token for the role credentials. */
  static final String AUTHORIZATION_TOKEN = "permit";

  private static final String PREFIX = "/2018-06-01/runtime/";

  /** Seconds that a runtime has to start and to ask for an event. */
  private static final int START_TIMEOUT_SECONDS = 30;

  private final HttpServer server;
  private final SynchronousQueue<byte[]> events = new SynchronousQueue<>();
  private final Runnable onSnapshotReady;
  private CompletableFuture<String> response = new CompletableFuture<>();

  /**
   * Starts the API on a free port.
   *
   * @param snapshot run when the runtime is ready for the snapshot
   */
  FakeRuntimeApi(Runnable snapshot) throws IOException {
    this.onSnapshotReady = snapshot;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(PREFIX + "invocation/next", this::serveNextEvent);
    server.createContext(PREFIX + "restore/next", this::serveRestoreNext);
    server.createContext(PREFIX, this::receiveReport);
    server.createContext("/role", FakeRuntimeApi::serveRoleCredentials);
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
    response = new CompletableFuture<>();
    if (!events.offer(event, START_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      throw new TimeoutException(
          "The runtime did not ask for an event within " + START_TIMEOUT_SECONDS + " seconds");
    }
    return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void serveRoleCredentials(HttpExchange exchange) throws IOException {
    Settings cloud = TestCloud.shared().settings();
    try (exchange) {
      byte[] key =
          """
          {"AccessKeyId":"%s","SecretAccessKey":"%s","Expiration":"2100-01-01T00:00:00Z"}
          """
              .formatted(cloud.text(Setting.SIGNING_KEY_ID), cloud.text(Setting.SIGNING_SECRET))
              .getBytes(StandardCharsets.UTF_8);
      boolean authorized =
          AUTHORIZATION_TOKEN.equals(exchange.getRequestHeaders().getFirst("Authorization"));
      exchange.sendResponseHeaders(authorized ? 200 : 403, key.length);
      exchange.getResponseBody().write(key);
    }
  }

  private void serveRestoreNext(HttpExchange exchange) throws IOException {
    try (exchange) {
      onSnapshotReady.run();
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void serveNextEvent(HttpExchange exchange) throws IOException {
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

  private void receiveReport(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(202, -1);
    exchange.close();
    response.complete(path.endsWith("/response") ? body : "error " + body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
