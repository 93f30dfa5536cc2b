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
 * The queue between storage and thumbnail: hands every message over at least once, again while it
 * fails, and not at all once it failed too often.
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

  /** A queue that gives a message up after this number of receives. */
  Arrivals(int receives) {
    this.receives = receives;
  }

  /**
   * A message.
   *
   * @param id the same for the same one in each run: by the order in which photos first arrived,
   *     and the messages of each
   */
  record Message(String id, String body, int received) {
    Message again() {
      return new Message(id, body, received + 1);
    }
  }

  /** What storage tells. */
  void hear(ObjectEvent event) {
    if (event.name().startsWith("ObjectCreated:") && event.key().startsWith("originals/")) {
      told.add(event);
    }
  }

  /** Storage has done something of which it tells. */
  void announced() {
    announced.incrementAndGet();
  }

  /** Begins a run. */
  void begin(EventGame next) {
    takeTold();
    waiting.clear();
    photos.clear();
    messages.clear();
    game = next;
  }

  /** Hands over all that is due, until nothing is left or all that is left is dead. */
  void drain(Fleet fleet) {
    takeTold().forEach(event -> waiting.addAll(game.sent(event.key(), message(event))));
    waiting.addAll(game.due());
    while (!waiting.isEmpty()) {
      List<Message> batch = game.shuffled(new ArrayList<>(waiting));
      waiting.clear();
      batch.forEach(message -> handOver(message.again(), fleet));
    }
  }

  /** Loses whatever storage has told of and nobody has heard yet. */
  void lose() {
    takeTold().forEach(this::message);
  }

  /** From here on nothing is held back or lost any more. */
  void release() {
    waiting.addAll(game.rest());
    game = EventGame.fair();
  }

  private void handOver(Message message, Fleet fleet) {
    Optional<String> answer =
        fleet.call(
            message.id() + " #" + message.received(),
            "thumbnail",
            BuiltFunctions.event(message.id(), message.body(), message.received()));
    boolean failed = answer.isEmpty() || BuiltFunctions.failed(answer.get(), message.id());
    if (failed && message.received() < receives) {
      waiting.add(message);
    }
  }

  private Message message(ObjectEvent event) {
    String photo = photos.computeIfAbsent(event.key(), key -> "message-" + (photos.size() + 1));
    int number = messages.merge(photo, 1, Integer::sum);
    return new Message(photo + "-" + number, BuiltFunctions.body(event), 0);
  }

  /** All that storage has told of, or is about to. */
  private List<ObjectEvent> takeTold() {
    List<ObjectEvent> events = new ArrayList<>();
    try {
      while (announced.get() > 0) {
        ObjectEvent event = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
          throw new AssertionError("storage does not tell of what was written");
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
