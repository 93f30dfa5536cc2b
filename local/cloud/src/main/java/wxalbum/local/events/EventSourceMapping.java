package wxalbum.local.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.lambda.InvocationOutcome;
import wxalbum.local.lambda.InvocationReport;
import wxalbum.local.lambda.Terminal;
import wxalbum.local.template.QueueDeclaration;
import wxalbum.local.template.Trigger;

/**
 * Invokes a function with the messages of a queue, as an event source mapping of Lambda does. A
 * message that the function fails on is retried after a delay.
 */
public final class EventSourceMapping implements AutoCloseable {
  /** The maximum time that closing waits for messages in flight. */
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);

  private final LocalQueue queue;
  private final Trigger.SqsQueue trigger;
  private final FunctionHost host;
  private final Terminal terminal;
  private final IntFunction<Duration> retryDelay;
  private final List<Thread> workers = new ArrayList<>();

  /**
   * @param retryDelay the delay before a retry, by the number of receives so far
   */
  EventSourceMapping(
      LocalQueue queue,
      Trigger.SqsQueue trigger,
      FunctionHost host,
      Terminal terminal,
      IntFunction<Duration> retryDelay) {
    this.queue = queue;
    this.trigger = trigger;
    this.host = host;
    this.terminal = terminal;
    this.retryDelay = retryDelay;
  }

  /** Returns delays that double from one second up to the visibility timeout of the queue. */
  static IntFunction<Duration> exponentialBackoff(QueueDeclaration declaration) {
    return receives -> {
      Duration delay = Duration.ofSeconds(1L << Math.min(receives - 1, 20));
      return delay.compareTo(declaration.visibilityTimeout()) < 0
          ? delay
          : declaration.visibilityTimeout();
    };
  }

  public LocalQueue queue() {
    return queue;
  }

  /** Returns the name of the function that processes the queue. */
  public String functionName() {
    return host.declaration().name();
  }

  /** Starts processing messages. */
  void start() {
    for (int i = 0; i < trigger.maxConcurrency(); i++) {
      workers.add(Thread.ofVirtual().name(queue.name() + "-" + i).start(this::processMessages));
    }
  }

  /** Waits for messages in flight. All other messages stay in the store for the next run. */
  @Override
  public void close() {
    queue.stopReceivers(workers.size());
    long deadline = System.nanoTime() + SHUTDOWN_TIMEOUT.toNanos();
    try {
      for (Thread worker : workers) {
        if (!worker.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
          worker.interrupt();
        }
      }
    } catch (InterruptedException e) {
      workers.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
    }
  }

  private void processMessages() {
    try {
      List<LocalMessage> batch = queue.receive(trigger.batchSize());
      while (!batch.isEmpty()) {
        tryDeliver(batch);
        batch = queue.receive(trigger.batchSize());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Delivers a batch. If that fails, for example on a full disk, retries the messages later. */
  private void tryDeliver(List<LocalMessage> batch) {
    try {
      deliver(batch);
    } catch (RuntimeException e) {
      terminal.print("Queue " + queue.name() + " failed to deliver: " + e.getMessage());
      hideAll(batch);
    } finally {
      queue.endDelivery(batch);
    }
  }

  private void deliver(List<LocalMessage> batch) {
    queue.saveReceiveCounts(batch);
    InvocationReport report = host.invoke(SqsEvent.of(queue.name(), batch));
    if (report.outcome() instanceof InvocationOutcome.Throttled) {
      hideAll(batch);
      return;
    }
    Set<String> failed = failedIds(report.outcome(), batch);
    for (LocalMessage message : batch) {
      if (failed.contains(message.id())) {
        retryOrGiveUp(message);
      } else {
        queue.delete(message);
      }
    }
    String result = failed.isEmpty() ? "done" : failed.size() + " of " + batch.size() + " failed";
    terminal.printInvocation(report, queue.name(), result);
  }

  private void hideAll(List<LocalMessage> batch) {
    batch.forEach(message -> queue.hide(message, retryDelay.apply(1)));
  }

  private Set<String> failedIds(InvocationOutcome outcome, List<LocalMessage> batch) {
    Set<String> ids = batch.stream().map(LocalMessage::id).collect(Collectors.toSet());
    return switch (outcome) {
      case InvocationOutcome.Succeeded succeeded ->
          trigger.reportsItemFailures()
              ? SqsEvent.parseFailedIds(succeeded.output(), ids)
              : Set.of();
      case InvocationOutcome.Failed _,
          InvocationOutcome.TimedOut _,
          InvocationOutcome.Throttled _ ->
          ids;
    };
  }

  private void retryOrGiveUp(LocalMessage message) {
    if (message.receiveCount() < queue.declaration().maxReceives()) {
      queue.hide(message, retryDelay.apply(message.receiveCount()));
    } else {
      queue.moveToDeadLetters(message);
      terminal.print(
          "Queue %s gave up on message %s after %d tries"
              .formatted(queue.name(), message.id(), message.receiveCount()));
    }
  }
}
