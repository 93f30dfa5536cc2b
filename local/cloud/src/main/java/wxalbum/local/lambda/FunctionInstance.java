package wxalbum.local.lambda;

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
import wxalbum.local.template.FunctionDeclaration;

/** One handler with its own thread. It handles one event at a time. */
final class FunctionInstance implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FunctionInstance.class);

  /** The time limit for constructing a handler; Lambda has the same limit. */
  private static final Duration INIT_TIMEOUT = Duration.ofSeconds(10);

  private final LoadedFunction function;
  private final ExecutorService executor;
  private final RequestStreamHandler handler;

  private FunctionInstance(
      LoadedFunction function, ExecutorService executor, RequestStreamHandler handler) {
    this.function = function;
    this.executor = executor;
    this.handler = handler;
  }

  /** Constructs a handler on a thread of its own. */
  static FunctionInstance create(LoadedFunction function)
      throws ExecutionException, TimeoutException, InterruptedException {
    String name = function.declaration().name();
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name(name + "-", 1).factory());
    try {
      return new FunctionInstance(
          function, thread, await(INIT_TIMEOUT, thread.submit(function::createHandler)));
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      thread.shutdownNow();
      throw e;
    }
  }

  /**
   * Handles one event and returns the output of the handler.
   *
   * @throws ExecutionException if the handler threw
   * @throws TimeoutException if the handler exceeded the timeout of the function
   */
  String invoke(byte[] event, String requestId)
      throws ExecutionException, TimeoutException, InterruptedException {
    FunctionDeclaration declaration = function.declaration();
    Callable<String> invocation =
        () -> {
          ByteArrayOutputStream output = new ByteArrayOutputStream();
          handler.handleRequest(
              new ByteArrayInputStream(event),
              output,
              new InvocationContext(declaration, requestId));
          return output.toString(StandardCharsets.UTF_8);
        };
    Future<String> future = executor.submit(() -> function.callInEnvironment(invocation));
    return await(declaration.timeout(), future);
  }

  /** Interrupts a running invocation, and closes the handler if it is {@link AutoCloseable}. */
  @Override
  public void close() {
    executor.shutdownNow();
    if (handler instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        LOG.warn("Failed to close an instance of {}", function.declaration().name(), e);
      }
    }
  }

  /** Waits for a result. Cancels the task on a timeout or an interrupt. */
  private static <T> T await(Duration timeout, Future<T> future)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      return future.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | InterruptedException e) {
      future.cancel(true);
      throw e;
    }
  }
}
