package wxalbum.local;

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
import wxalbum.local.console.DeadLetter;
import wxalbum.local.console.QueueState;

/**
 * A queue and the function that processes its messages. A message that the function fails on is
 * retried after a delay. After the maximum number of receives it becomes a dead letter, until it is
 * redriven.
 */
final class Queue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Queue.class);

  /** How long closing waits for messages in flight. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Message END = new Message("end", "", Instant.EPOCH, 0, System.nanoTime());

  private final QueueDeclaration declaration;
  private final Trigger.Messages trigger;
  private final FunctionHost host;
  private final MessageStore store;
  private final Terminal terminal;
  private final IntFunction<Duration> pause;
  private final DelayQueue<Message> waiting = new DelayQueue<>();
  private final Set<Message> inHand = ConcurrentHashMap.newKeySet();
  private final List<Thread> workers = new ArrayList<>();

  /**
   * Creates a queue with the pending messages in the store. Processing begins with {@link #start}.
   *
   * @param pause the delay before a retry, by the number of receives so far
   */
  Queue(
      QueueDeclaration declaration,
      Trigger.Messages trigger,
      FunctionHost host,
      MessageStore store,
      Terminal terminal,
      IntFunction<Duration> pause) {
    this.declaration = declaration;
    this.trigger = trigger;
    this.host = host;
    this.store = store;
    this.terminal = terminal;
    this.pause = pause;
    waiting.addAll(store.live());
  }

  /** Returns delays that double from one second up to the visibility timeout of the queue. */
  static IntFunction<Duration> backoff(QueueDeclaration declaration) {
    return receives -> {
      Duration delay = Duration.ofSeconds(1L << Math.min(receives - 1, 20));
      return delay.compareTo(declaration.hidden()) < 0 ? delay : declaration.hidden();
    };
  }

  String name() {
    return declaration.name();
  }

  /** Stores a message durably, then makes it available. */
  void send(String body) {
    Message message =
        new Message(
            UUID.randomUUID().toString(), body, Clock.systemUTC().instant(), 0, System.nanoTime());
    store.save(message);
    tell(LOG.atInfo(), "arrival", message).log("Message received by the queue");
    waiting.add(message);
  }

  /** Returns the current state of the queue. */
  QueueState state() {
    List<Message> pending = Stream.concat(waiting.stream(), inHand.stream()).toList();
    return new QueueState(
        name(),
        host.declaration().name(),
        declaration.receives(),
        waiting.size(),
        inHand.size(),
        pending.stream().map(Message::sent).min(Comparator.naturalOrder()),
        store.dead().stream().map(Queue::letter).toList());
  }

  /**
   * Retries dead letters, each with its receive count reset to 0.
   *
   * @param ids selects dead letters by message id
   * @return the number of retried messages
   */
  synchronized int redrive(Predicate<String> ids) {
    List<Message> redriven = store.dead().stream().filter(dead -> ids.test(dead.id())).toList();
    for (Message dead : redriven) {
      Message message = new Message(dead.id(), dead.body(), dead.sent(), 0, System.nanoTime());
      store.raise(message);
      tell(LOG.atInfo(), "redrive", message).log("Dead letter redriven");
      waiting.add(message);
    }
    return redriven.size();
  }

  /** Returns whether events for an object key are sent to this queue. */
  boolean wants(String key) {
    return declaration.prefixes().stream().anyMatch(key::startsWith);
  }

  /** Starts processing messages. */
  void start() {
    for (int i = 0; i < trigger.concurrency(); i++) {
      workers.add(Thread.ofVirtual().name(declaration.name() + "-" + i).start(this::work));
    }
  }

  /** Waits for messages in flight. All other messages stay in the store for the next run. */
  @Override
  public void close() {
    workers.forEach(worker -> waiting.add(END));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
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

  private void work() {
    try {
      List<Message> batch = batch();
      while (!batch.isEmpty()) {
        attempt(batch);
        batch = batch();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the next messages. Returns an empty list only if the queue is closing. */
  private List<Message> batch() throws InterruptedException {
    List<Message> batch = new ArrayList<>();
    Message next = waiting.take();
    while (next != null && !END.equals(next)) {
      batch.add(next.received());
      next = batch.size() < trigger.batch() ? waiting.poll() : null;
    }
    if (END.equals(next) && !batch.isEmpty()) {
      waiting.add(END);
    }
    return batch;
  }

  /** Delivers a batch. If that fails, for example on a full disk, retries the messages later. */
  private void attempt(List<Message> batch) {
    inHand.addAll(batch);
    try {
      deliver(batch);
    } catch (RuntimeException e) {
      terminal.say("Queue " + declaration.name() + " failed to deliver: " + e.getMessage());
      batch.forEach(message -> waiting.add(message.hidden(pause.apply(1))));
    } finally {
      batch.forEach(inHand::remove);
    }
  }

  private void deliver(List<Message> batch) {
    batch.forEach(store::save);
    Report report = host.invoke(QueueEvent.of(declaration.name(), batch));
    if (report.outcome() instanceof Outcome.Throttled) {
      batch.forEach(message -> waiting.add(message.hidden(pause.apply(1))));
      return;
    }
    Set<String> failed = failed(report.outcome(), batch);
    for (Message message : batch) {
      if (failed.contains(message.id())) {
        retry(message);
      } else {
        store.remove(message);
      }
    }
    String result = failed.isEmpty() ? "done" : failed.size() + " of " + batch.size() + " failed";
    terminal.invocation(report, declaration.name(), result);
  }

  private Set<String> failed(Outcome outcome, List<Message> batch) {
    Set<String> ids = batch.stream().map(Message::id).collect(Collectors.toSet());
    return switch (outcome) {
      case Outcome.Answered answered ->
          trigger.partial() ? QueueEvent.failed(answered.output(), ids) : Set.of();
      case Outcome.Failed _, Outcome.TimedOut _, Outcome.Throttled _ -> ids;
    };
  }

  private void retry(Message message) {
    if (message.receives() < declaration.receives()) {
      waiting.add(message.hidden(pause.apply(message.receives())));
    } else {
      store.bury(message);
      tell(LOG.atError(), "dead-letter", message).log("Message moved to the dead letters");
      terminal.say(
          "Queue "
              + declaration.name()
              + " gave up on message "
              + message.id()
              + " after "
              + message.receives()
              + " tries");
    }
  }

  private static DeadLetter letter(Message message) {
    return new DeadLetter(
        message.id(), message.sent(), message.receives(), StorageEvent.photoId(message.body()));
  }

  private LoggingEventBuilder tell(LoggingEventBuilder line, String event, Message message) {
    line =
        line.addKeyValue("event", event)
            .addKeyValue("queue", name())
            .addKeyValue("messageId", message.id());
    Optional<String> photo = StorageEvent.photoId(message.body());
    return photo.isPresent() ? line.addKeyValue("photoId", photo.get()) : line;
  }
}
