package wxalbum.local;

import java.time.Duration;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Runs one function as Lambda does. Each concurrent invocation gets an instance of its own, up to
 * the concurrency of the function. An instance that timed out is discarded; every other instance is
 * reused.
 */
final class FunctionHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FunctionHost.class);

  private final LoadedFunction function;
  private final Semaphore free;

  /** A stack, so that the instance used last is reused first and few instances stay busy. */
  private final Deque<Instance> idle = new ConcurrentLinkedDeque<>();

  FunctionHost(LoadedFunction function) {
    this.function = function;
    this.free = new Semaphore(function.declaration().concurrency());
  }

  FunctionDeclaration declaration() {
    return function.declaration();
  }

  /** Returns the number of idle instances. */
  int warm() {
    return idle.size();
  }

  /** Returns the number of instances that are handling an event. */
  int atWork() {
    return declaration().concurrency() - free.availablePermits();
  }

  /** Handles one event. The outcome is {@link Outcome.Throttled} if all instances are busy. */
  Report invoke(byte[] event) {
    String requestId = UUID.randomUUID().toString();
    if (!free.tryAcquire()) {
      Report report = report(requestId, false, System.nanoTime(), new Outcome.Throttled());
      tell(LOG.atWarn(), report, "throttle").log("Invocation throttled: all instances are busy");
      return report;
    }
    try {
      return serve(event, requestId);
    } finally {
      free.release();
    }
  }

  /** Closes all idle instances. */
  @Override
  public void close() {
    for (Instance instance = idle.poll(); instance != null; instance = idle.poll()) {
      instance.close();
    }
  }

  private Report serve(byte[] event, String requestId) {
    long start = System.nanoTime();
    Instance instance = idle.poll();
    boolean cold = instance == null;
    try {
      instance = cold ? Instance.setUp(function) : instance;
      String output = instance.invoke(event, requestId);
      idle.push(instance);
      return report(requestId, cold, start, new Outcome.Answered(output));
    } catch (ExecutionException e) {
      if (instance != null) {
        idle.push(instance);
      }
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return failed(requestId, cold, start, new Outcome.Failed(cause), cause);
    } catch (TimeoutException e) {
      close(instance);
      return failed(requestId, cold, start, new Outcome.TimedOut(), null);
    } catch (InterruptedException e) {
      close(instance);
      Thread.currentThread().interrupt();
      return report(requestId, cold, start, new Outcome.Failed(e));
    }
  }

  private static void close(@Nullable Instance instance) {
    if (instance != null) {
      instance.close();
    }
  }

  private Report failed(
      String requestId, boolean cold, long start, Outcome outcome, @Nullable Throwable cause) {
    Report report = report(requestId, cold, start, outcome);
    LoggingEventBuilder line = LOG.atError().setCause(cause);
    if (cause == null) {
      tell(line, report, "timeout").log("The function timed out");
    } else {
      tell(line, report, "crash").log("The function failed");
    }
    return report;
  }

  /**
   * Adds the fields that Lambda itself reports. The function may have failed before it wrote its
   * summary line.
   */
  private static LoggingEventBuilder tell(LoggingEventBuilder line, Report report, String event) {
    return line.addKeyValue("event", event)
        .addKeyValue("function", report.function())
        .addKeyValue("requestId", report.requestId())
        .addKeyValue("coldStart", report.cold())
        .addKeyValue("durationMs", report.duration().toMillis());
  }

  private Report report(String requestId, boolean cold, long start, Outcome outcome) {
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    return new Report(declaration().name(), requestId, cold, duration, outcome);
  }
}
