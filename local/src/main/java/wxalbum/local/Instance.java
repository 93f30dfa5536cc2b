package wxalbum.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One handler with the thread it works on: it serves one request at a time. */
final class Instance implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Instance.class);

  /** How long a handler may take to be constructed, as at Lambda. */
  private static final Duration SET_UP = Duration.ofSeconds(10);

  private final LoadedFunction function;
  private final ExecutorService thread;
  private final RequestStreamHandler handler;

  private Instance(LoadedFunction function, ExecutorService thread, RequestStreamHandler handler) {
    this.function = function;
    this.thread = thread;
    this.handler = handler;
  }

  /** Constructs a handler on a thread of its own. */
  static Instance setUp(LoadedFunction function)
      throws ExecutionException, TimeoutException, InterruptedException {
    String name = function.declaration().name();
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name(name + "-", 1).factory());
    try {
      return new Instance(function, thread, within(SET_UP, thread.submit(function::handler)));
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      thread.shutdownNow();
      throw e;
    }
  }

  /** Lets the handler serve one event within the function's time. */
  String invoke(byte[] event, String requestId)
      throws ExecutionException, TimeoutException, InterruptedException {
    FunctionDeclaration declaration = function.declaration();
    Callable<String> work =
        () -> {
          ByteArrayOutputStream output = new ByteArrayOutputStream();
          handler.handleRequest(
              new ByteArrayInputStream(event),
              output,
              new InvocationContext(declaration, requestId));
          return output.toString(StandardCharsets.UTF_8);
        };
    Future<String> future = thread.submit(() -> function.inItsEnvironment(work));
    return within(declaration.timeout(), future);
  }

  /** Interrupts what still runs, and closes the handler if it can be closed. */
  @Override
  public void close() {
    thread.shutdownNow();
    if (handler instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        LOG.warn("An instance of {} did not close", function.declaration().name(), e);
      }
    }
  }

  private static <T> T within(Duration time, Future<T> future)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      return future.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | InterruptedException e) {
      future.cancel(true);
      throw e;
    }
  }
}
