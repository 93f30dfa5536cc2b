package wxalbum.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import wxalbum.http.Json;
import wxalbum.settings.Settings;

/** Minimal handlers for tests of the function host and the gateway. */
final class Handlers {
  private Handlers() {}

  /** Returns the event, an id of the instance and the environment. */
  public static final class Echo implements RequestStreamHandler {
    private final Map<String, String> environment = Settings.ENVIRONMENT.get();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, Object> body =
          Map.of(
              "event",
              event,
              "instance",
              Integer.toString(System.identityHashCode(this)),
              "environment",
              environment,
              "requestId",
              context.getAwsRequestId());
      write(output, Map.of("statusCode", 200, "body", Json.write(body)));
    }
  }

  /** Throws an exception for every event. */
  public static final class Broken implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
      throw new IllegalStateException("Broken on purpose");
    }
  }

  /** Waits until it is interrupted, and records the request id then. */
  public static final class Endless implements RequestStreamHandler {
    static final BlockingQueue<String> INTERRUPTED = new LinkedBlockingQueue<>();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        INTERRUPTED.add(context.getAwsRequestId());
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits twice at a barrier, so that a test controls how many invocations run concurrently. */
  public static final class Together implements RequestStreamHandler {
    static volatile CyclicBarrier barrier = new CyclicBarrier(2);

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      try {
        barrier.await();
        barrier.await();
      } catch (InterruptedException | BrokenBarrierException e) {
        throw new IllegalStateException(e);
      }
      write(output, Map.of("statusCode", 204));
    }
  }

  /** Passes each event to the test and returns the response that the test provides. */
  public static final class Scripted implements RequestStreamHandler {
    static final BlockingQueue<String> EVENTS = new LinkedBlockingQueue<>();
    static final BlockingQueue<String> ANSWERS = new LinkedBlockingQueue<>();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      EVENTS.add(new String(input.readAllBytes(), StandardCharsets.UTF_8));
      try {
        output.write(ANSWERS.take().getBytes(StandardCharsets.UTF_8));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void write(OutputStream output, Map<String, Object> answer) throws IOException {
    output.write(Json.write(answer).getBytes(StandardCharsets.UTF_8));
  }
}
