package wxalbum.local.lambda;

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
import wxalbum.local.template.FunctionDeclaration;

/**
 * Runs one function as Lambda does. Each concurrent invocation gets an instance of its own, up to
 * the concurrency of the function. An instance that timed out is discarded; every other instance is
 * reused.
 */
public final class FunctionHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FunctionHost.class);

  private final LoadedFunction function;
  private final Semaphore availableInstances;

  /** A stack, so that the instance used last is reused first and few instances stay busy. */
  private final Deque<FunctionInstance> idleInstances = new ConcurrentLinkedDeque<>();

  public FunctionHost(LoadedFunction function) {
    this.function = function;
    this.availableInstances = new Semaphore(function.declaration().maxInstances());
  }

  public FunctionDeclaration declaration() {
    return function.declaration();
  }

  /** Returns the number of idle instances. */
  public int countIdleInstances() {
    return idleInstances.size();
  }

  /** Returns the number of instances that are handling an event. */
  public int countBusyInstances() {
    return declaration().maxInstances() - availableInstances.availablePermits();
  }

  /**
   * Handles one event. The outcome is {@link InvocationOutcome.Throttled} if all instances are
   * busy.
   */
  public InvocationReport invoke(byte[] event) {
    String requestId = UUID.randomUUID().toString();
    if (!availableInstances.tryAcquire()) {
      InvocationReport report =
          createReport(requestId, false, System.nanoTime(), new InvocationOutcome.Throttled());
      addReportFields(LOG.atWarn(), report, "throttle")
          .log("Invocation throttled: all instances are busy");
      return report;
    }
    try {
      return invokeInstance(event, requestId);
    } finally {
      availableInstances.release();
    }
  }

  /** Closes all idle instances. */
  @Override
  public void close() {
    for (FunctionInstance instance = idleInstances.poll();
        instance != null;
        instance = idleInstances.poll()) {
      instance.close();
    }
  }

  private InvocationReport invokeInstance(byte[] event, String requestId) {
    long start = System.nanoTime();
    FunctionInstance instance = idleInstances.poll();
    boolean cold = instance == null;
    try {
      instance = cold ? FunctionInstance.create(function) : instance;
      String output = instance.invoke(event, requestId);
      idleInstances.push(instance);
      return createReport(requestId, cold, start, new InvocationOutcome.Succeeded(output));
    } catch (ExecutionException e) {
      if (instance != null) {
        idleInstances.push(instance);
      }
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return reportFailure(requestId, cold, start, new InvocationOutcome.Failed(cause), cause);
    } catch (TimeoutException e) {
      close(instance);
      return reportFailure(requestId, cold, start, new InvocationOutcome.TimedOut(), null);
    } catch (InterruptedException e) {
      close(instance);
      Thread.currentThread().interrupt();
      return createReport(requestId, cold, start, new InvocationOutcome.Failed(e));
    }
  }

  private static void close(@Nullable FunctionInstance instance) {
    if (instance != null) {
      instance.close();
    }
  }

  private InvocationReport reportFailure(
      String requestId,
      boolean cold,
      long start,
      InvocationOutcome outcome,
      @Nullable Throwable cause) {
    InvocationReport report = createReport(requestId, cold, start, outcome);
    LoggingEventBuilder line = LOG.atError().setCause(cause);
    if (cause == null) {
      addReportFields(line, report, "timeout").log("The function timed out");
    } else {
      addReportFields(line, report, "crash").log("The function failed");
    }
    return report;
  }

  /**
   * Adds the fields that Lambda itself reports. The function may have failed before it wrote its
   * summary line.
   */
  private static LoggingEventBuilder addReportFields(
      LoggingEventBuilder line, InvocationReport report, String event) {
    return line.addKeyValue("event", event)
        .addKeyValue("function", report.function())
        .addKeyValue("requestId", report.requestId())
        .addKeyValue("coldStart", report.coldStart())
        .addKeyValue("durationMs", report.duration().toMillis());
  }

  private InvocationReport createReport(
      String requestId, boolean cold, long start, InvocationOutcome outcome) {
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    return new InvocationReport(declaration().name(), requestId, cold, duration, outcome);
  }
}
