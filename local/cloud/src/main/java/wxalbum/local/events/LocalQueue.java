package wxalbum.local.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import wxalbum.console.DeadLetter;
import wxalbum.console.QueueState;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.lambda.InvocationOutcome;
import wxalbum.local.lambda.InvocationReport;
import wxalbum.local.lambda.Terminal;
import wxalbum.local.template.QueueDeclaration;
import wxalbum.local.template.Trigger;

/**
 * A queue and the function that processes its messages. A message that the function fails on is
 * retried after a delay. After the maximum number of receives it becomes a dead letter, until it is
 * redriven.
 */
public final class LocalQueue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalQueue.class);

  /** How long closing waits for messages in flight. */
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);

  private static final LocalMessage STOP_MARKER =
      new LocalMessage("end", "", Instant.EPOCH, 0, System.nanoTime());

  private final QueueDeclaration declaration;
  private final Trigger.SqsQueue trigger;
  private final FunctionHost host;
  private final MessageStore store;
  private final Terminal terminal;
  private final IntFunction<Duration> retryDelay;
  private final DelayQueue<LocalMessage> waiting = new DelayQueue<>();
  private final Set<LocalMessage> inFlight = ConcurrentHashMap.newKeySet();
  private final List<Thread> workers = new ArrayList<>();

  /**
   * Creates a queue with the pending messages in the store. Processing begins with {@link #start}.
   *
   * @param pause the delay before a retry, by the number of receives so far
   */
  public LocalQueue(
      QueueDeclaration declaration,
      Trigger.SqsQueue trigger,
      FunctionHost host,
      MessageStore store,
      Terminal terminal,
      IntFunction<Duration> pause) {
    this.declaration = declaration;
    this.trigger = trigger;
    this.host = host;
    this.store = store;
    this.terminal = terminal;
    this.retryDelay = pause;
    waiting.addAll(store.pending());
  }

  /** Returns delays that double from one second up to the visibility timeout of the queue. */
  public static IntFunction<Duration> exponentialBackoff(QueueDeclaration declaration) {
    return receives -> {
      Duration delay = Duration.ofSeconds(1L << Math.min(receives - 1, 20));
      return delay.compareTo(declaration.visibilityTimeout()) < 0
          ? delay
          : declaration.visibilityTimeout();
    };
  }

  public String name() {
    return declaration.name();
  }

  /** Stores a message durably, then makes it available. */
  public void send(String body) {
    LocalMessage message =
        new LocalMessage(
            UUID.randomUUID().toString(), body, Clock.systemUTC().instant(), 0, System.nanoTime());
    store.save(message);
    addMessageFields(LOG.atInfo(), "arrival", message).log("Message received by the queue");
    waiting.add(message);
  }

  /** Returns the current state of the queue. */
  public QueueState state() {
    List<LocalMessage> pending = Stream.concat(waiting.stream(), inFlight.stream()).toList();
    return new QueueState(
        name(),
        host.declaration().name(),
        declaration.maxReceives(),
        waiting.size(),
        inFlight.size(),
        pending.stream().map(LocalMessage::sentAt).min(Comparator.naturalOrder()),
        store.deadLetters().stream().map(LocalQueue::toDeadLetter).toList());
  }

  /**
   * Retries dead letters, each with its receive count reset to 0.
   *
   * @param ids selects dead letters by message id
   * @return the number of retried messages
   */
  public synchronized int redrive(Predicate<String> ids) {
    List<LocalMessage> redriven =
        store.deadLetters().stream().filter(dead -> ids.test(dead.id())).toList();
    for (LocalMessage dead : redriven) {
      LocalMessage message =
          new LocalMessage(dead.id(), dead.body(), dead.sentAt(), 0, System.nanoTime());
      store.restoreDeadLetter(message);
      addMessageFields(LOG.atInfo(), "redrive", message).log("Dead letter redriven");
      waiting.add(message);
    }
    return redriven.size();
  }

  /** Returns whether events for an object key are sent to this queue. */
  public boolean acceptsKey(String key) {
    return declaration.keyPrefixes().stream().anyMatch(key::startsWith);
  }

  /** Starts processing messages. */
  public void start() {
    for (int i = 0; i < trigger.maxConcurrency(); i++) {
      workers.add(
          Thread.ofVirtual().name(declaration.name() + "-" + i).start(this::processMessages));
    }
  }

  /** Waits for messages in flight. All other messages stay in the store for the next run. */
  @Override
  public void close() {
    workers.forEach(worker -> waiting.add(STOP_MARKER));
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
      List<LocalMessage> batch = takeBatch();
      while (!batch.isEmpty()) {
        tryDeliver(batch);
        batch = takeBatch();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the next messages. Returns an empty list only if the queue is closing. */
  private List<LocalMessage> takeBatch() throws InterruptedException {
    List<LocalMessage> batch = new ArrayList<>();
    LocalMessage next = waiting.take();
    while (next != null && !STOP_MARKER.equals(next)) {
      batch.add(next.withReceive());
      next = batch.size() < trigger.batchSize() ? waiting.poll() : null;
    }
    if (STOP_MARKER.equals(next) && !batch.isEmpty()) {
      waiting.add(STOP_MARKER);
    }
    return batch;
  }

  /** Delivers a batch. If that fails, for example on a full disk, retries the messages later. */
  private void tryDeliver(List<LocalMessage> batch) {
    inFlight.addAll(batch);
    try {
      deliver(batch);
    } catch (RuntimeException e) {
      terminal.print("Queue " + declaration.name() + " failed to deliver: " + e.getMessage());
      batch.forEach(message -> waiting.add(message.hiddenFor(retryDelay.apply(1))));
    } finally {
      batch.forEach(inFlight::remove);
    }
  }

  private void deliver(List<LocalMessage> batch) {
    batch.forEach(store::save);
    InvocationReport report = host.invoke(SqsEvent.of(declaration.name(), batch));
    if (report.outcome() instanceof InvocationOutcome.Throttled) {
      batch.forEach(message -> waiting.add(message.hiddenFor(retryDelay.apply(1))));
      return;
    }
    Set<String> failed = failedIds(report.outcome(), batch);
    for (LocalMessage message : batch) {
      if (failed.contains(message.id())) {
        retryOrGiveUp(message);
      } else {
        store.remove(message);
      }
    }
    String result = failed.isEmpty() ? "done" : failed.size() + " of " + batch.size() + " failed";
    terminal.printInvocation(report, declaration.name(), result);
  }

  private Set<String> failedIds(InvocationOutcome outcome, List<LocalMessage> batch) {
    Set<String> ids = batch.stream().map(LocalMessage::id).collect(Collectors.toSet());
    return switch (outcome) {
      case InvocationOutcome.Succeeded answered ->
          trigger.reportsItemFailures()
              ? SqsEvent.parseFailedIds(answered.output(), ids)
              : Set.of();
      case InvocationOutcome.Failed _,
          InvocationOutcome.TimedOut _,
          InvocationOutcome.Throttled _ ->
          ids;
    };
  }

  private void retryOrGiveUp(LocalMessage message) {
    if (message.receiveCount() < declaration.maxReceives()) {
      waiting.add(message.hiddenFor(retryDelay.apply(message.receiveCount())));
    } else {
      store.moveToDeadLetters(message);
      addMessageFields(LOG.atError(), "dead-letter", message)
          .log("Message moved to the dead letters");
      terminal.print(
          "Queue "
              + declaration.name()
              + " gave up on message "
              + message.id()
              + " after "
              + message.receiveCount()
              + " tries");
    }
  }

  private static DeadLetter toDeadLetter(LocalMessage message) {
    return new DeadLetter(
        message.id(),
        message.sentAt(),
        message.receiveCount(),
        S3EventMessage.parsePhotoId(message.body()));
  }

  private LoggingEventBuilder addMessageFields(
      LoggingEventBuilder line, String event, LocalMessage message) {
    line =
        line.addKeyValue("event", event)
            .addKeyValue("queue", name())
            .addKeyValue("messageId", message.id());
    Optional<String> photo = S3EventMessage.parsePhotoId(message.body());
    return photo.isPresent() ? line.addKeyValue("photoId", photo.get()) : line;
  }
}
