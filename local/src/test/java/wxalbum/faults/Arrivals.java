package wxalbum.faults;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
  private int messages;

  /** A queue that gives a message up after this number of receives. */
  Arrivals(int receives) {
    this.receives = receives;
  }

  /** A message; {@code number} counts those of a run. */
  record Message(int number, String body, int received) {
    Message again() {
      return new Message(number, body, received + 1);
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
    messages = 0;
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
    takeTold();
  }

  /** From here on nothing is held back or lost any more. */
  void release() {
    waiting.addAll(game.rest());
    game = EventGame.fair();
  }

  private void handOver(Message message, Fleet fleet) {
    String id = "message-" + message.number();
    Optional<String> answer =
        fleet.call(
            id + " #" + message.received(),
            "thumbnail",
            BuiltFunctions.event(id, message.body(), message.received()));
    boolean failed = answer.isEmpty() || BuiltFunctions.failed(answer.get(), id);
    if (failed && message.received() < receives) {
      waiting.add(message);
    }
  }

  private Message message(ObjectEvent event) {
    return new Message(++messages, BuiltFunctions.body(event), 0);
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
