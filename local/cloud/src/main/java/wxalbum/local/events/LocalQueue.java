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
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import wxalbum.local.template.QueueDeclaration;

/**
 * A durable queue of messages, as SQS has. A received message stays in the store until it is
 * deleted. After the maximum number of receives it becomes a dead letter, until it is redriven.
 */
public final class LocalQueue {
  private static final Logger LOG = LoggerFactory.getLogger(LocalQueue.class);

  private static final LocalMessage STOP_MARKER =
      new LocalMessage("end", "", Instant.EPOCH, 0, System.nanoTime());

  private final QueueDeclaration declaration;
  private final MessageStore store;
  private final DelayQueue<LocalMessage> waiting = new DelayQueue<>();
  private final Set<LocalMessage> inFlight = ConcurrentHashMap.newKeySet();

  /** Creates a queue with the pending messages in the store. */
  LocalQueue(QueueDeclaration declaration, MessageStore store) {
    this.declaration = declaration;
    this.store = store;
    waiting.addAll(store.pending());
  }

  /**
   * The current state of a queue.
   *
   * @param waiting the number of messages to deliver, including hidden ones
   * @param oldestSentAt when the oldest waiting or in-flight message was sent; empty if there is
   *     none
   */
  public record State(
      int waiting, int inFlight, Optional<Instant> oldestSentAt, List<LocalMessage> deadLetters) {
    public State {
      deadLetters = List.copyOf(deadLetters);
    }
  }

  public QueueDeclaration declaration() {
    return declaration;
  }

  public String name() {
    return declaration.name();
  }

  public State state() {
    return new State(
        waiting.size(),
        inFlight.size(),
        Stream.concat(waiting.stream(), inFlight.stream())
            .map(LocalMessage::sentAt)
            .min(Comparator.naturalOrder()),
        store.deadLetters());
  }

  /** Stores a message durably, then makes it available. */
  void send(String body) {
    LocalMessage message =
        new LocalMessage(
            UUID.randomUUID().toString(), body, Clock.systemUTC().instant(), 0, System.nanoTime());
    store.save(message);
    addMessageFields(LOG.atInfo(), "arrival", message).log("Message received by the queue");
    waiting.add(message);
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

  /**
   * Waits for the next visible messages and puts them in flight, until {@link #endDelivery}.
   *
   * @return empty only after {@link #stopReceivers}
   */
  List<LocalMessage> receive(int maxMessages) throws InterruptedException {
    List<LocalMessage> batch = new ArrayList<>();
    LocalMessage next = waiting.take();
    while (next != null && !STOP_MARKER.equals(next)) {
      batch.add(next.withReceive());
      next = batch.size() < maxMessages ? waiting.poll() : null;
    }
    if (STOP_MARKER.equals(next) && !batch.isEmpty()) {
      waiting.add(STOP_MARKER);
    }
    inFlight.addAll(batch);
    return batch;
  }

  /** Stores the receive counts of messages in flight. */
  void saveReceiveCounts(List<LocalMessage> batch) {
    batch.forEach(store::save);
  }

  void delete(LocalMessage message) {
    store.remove(message);
  }

  /** Makes a message available again after a delay. */
  void hide(LocalMessage message, Duration delay) {
    waiting.add(message.hiddenFor(delay));
  }

  void moveToDeadLetters(LocalMessage message) {
    store.moveToDeadLetters(message);
    addMessageFields(LOG.atError(), "dead-letter", message)
        .log("Message moved to the dead letters");
  }

  /** Ends the delivery of a batch. Each message must have been deleted, hidden or moved. */
  void endDelivery(List<LocalMessage> batch) {
    batch.forEach(inFlight::remove);
  }

  /** Lets a number of receivers return empty batches once the visible messages are received. */
  void stopReceivers(int receivers) {
    for (int i = 0; i < receivers; i++) {
      waiting.add(STOP_MARKER);
    }
  }

  private LoggingEventBuilder addMessageFields(
      LoggingEventBuilder line, String event, LocalMessage message) {
    line =
        line.addKeyValue("event", event)
            .addKeyValue("queue", name())
            .addKeyValue("messageId", message.id());
    Optional<String> photo = message.photoId();
    return photo.isPresent() ? line.addKeyValue("photoId", photo.get()) : line;
  }
}
