package wxalbum.faults;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import wxalbum.embedded.ObjectEvent;
import wxalbum.local.BuiltFunctions;

/**
 * The event queue between the storage and thumbnail. It delivers each message at least once,
 * redelivers it while the function fails, and drops it after the last receive.
 */
final class Arrivals {
  private static final int PATIENCE_SECONDS = 30;

  private final int receives;
  private final BlockingQueue<ObjectEvent> told = new LinkedBlockingQueue<>();
  private final AtomicInteger announced = new AtomicInteger();
  private final Deque<Message> waiting = new ArrayDeque<>();
  private EventGame game = EventGame.fair();
  private final Map<String, String> photos = new HashMap<>();
  private final Map<String, Integer> messages = new HashMap<>();

  /** Creates a queue that drops a message after this number of receives. */
  Arrivals(int receives) {
    this.receives = receives;
  }

  /**
   * A message.
   *
   * @param id the same in each run, numbered by the order in which photos first arrive and by the
   *     messages of each photo
   * @param received number of receives so far
   */
  record Message(String id, String body, int received) {
    Message again() {
      return new Message(id, body, received + 1);
    }
  }

  /** Keeps an event of the storage if it is about a new original. */
  void hear(ObjectEvent event) {
    if (event.name().startsWith("ObjectCreated:") && event.key().startsWith("originals/")) {
      told.add(event);
    }
  }

  /** Expects one more event of the storage, after a request that triggers one. */
  void announced() {
    announced.incrementAndGet();
  }

  /** Starts a run with empty queues. */
  void begin(EventGame nextGame) {
    takeTold();
    waiting.clear();
    photos.clear();
    messages.clear();
    game = nextGame;
  }

  /** Delivers all due messages until each has been processed or dropped. */
  void drain(Fleet fleet) {
    takeTold().forEach(event -> waiting.addAll(game.sent(event.key(), message(event))));
    waiting.addAll(game.due());
    while (!waiting.isEmpty()) {
      List<Message> batch = game.shuffled(new ArrayList<>(waiting));
      waiting.clear();
      batch.forEach(message -> handOver(message.again(), fleet));
    }
  }

  /** Drops all storage events that have not been queued yet. */
  void lose() {
    takeTold().forEach(this::message);
  }

  /** Delivers all delayed messages, and every later event exactly once and in order. */
  void release() {
    waiting.addAll(game.rest());
    game = EventGame.fair();
  }

  private void handOver(Message message, Fleet fleet) {
    Optional<String> response =
        fleet.call(
            message.id() + " #" + message.received(),
            "thumbnail",
            BuiltFunctions.event(message.id(), message.body(), message.received()));
    boolean failed = response.isEmpty() || BuiltFunctions.failed(response.get(), message.id());
    if (failed && message.received() < receives) {
      waiting.add(message);
    }
  }

  private Message message(ObjectEvent event) {
    String photo = photos.computeIfAbsent(event.key(), key -> "message-" + (photos.size() + 1));
    int number = messages.merge(photo, 1, Integer::sum);
    return new Message(photo + "-" + number, BuiltFunctions.body(event), 0);
  }

  /** Returns all storage events, and waits for those that are still expected. */
  private List<ObjectEvent> takeTold() {
    List<ObjectEvent> events = new ArrayList<>();
    try {
      while (announced.get() > 0) {
        ObjectEvent event = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
          throw new AssertionError("the storage sent no event in " + PATIENCE_SECONDS + " seconds");
        }
        announced.decrementAndGet();
        events.add(event);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return events;
  }
}
