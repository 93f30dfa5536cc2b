package wxalbum.tests.faults;

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
import wxalbum.tests.fixture.UploadEvents;

/**
 * The event queue between the storage and thumbnail. It delivers each message at least once,
 * redelivers it while the function fails, and drops it after the last receive.
 */
final class SimulatedEventQueue {
  private static final int EVENT_TIMEOUT_SECONDS = 30;

  private final int maxReceiveCount;
  private final BlockingQueue<ObjectEvent> storageEvents = new LinkedBlockingQueue<>();
  private final AtomicInteger announced = new AtomicInteger();
  private final Deque<EventMessage> queued = new ArrayDeque<>();
  private EventScrambler scrambler = EventScrambler.passThrough();
  private final Map<String, String> idsByKey = new HashMap<>();
  private final Map<String, Integer> countsById = new HashMap<>();

  /** Creates a queue that drops a message after this number of receives. */
  SimulatedEventQueue(int receives) {
    this.maxReceiveCount = receives;
  }

  /**
   * A message.
   *
   * @param id the same in each run, numbered by the order in which photos first arrive and by the
   *     messages of each photo
   * @param receiveCount number of receives so far
   */
  record EventMessage(String id, String body, int receiveCount) {
    EventMessage withNextReceive() {
      return new EventMessage(id, body, receiveCount + 1);
    }
  }

  /** Keeps an event of the storage if it is about a new original. */
  void onStorageEvent(ObjectEvent event) {
    if (event.name().startsWith("ObjectCreated:") && event.key().startsWith("originals/")) {
      storageEvents.add(event);
    }
  }

  /** Expects one more event of the storage, after a request that triggers one. */
  void expectEvent() {
    announced.incrementAndGet();
  }

  /** Starts a run with empty queues. */
  void startRun(EventScrambler nextScrambler) {
    takeStorageEvents();
    queued.clear();
    idsByKey.clear();
    countsById.clear();
    scrambler = nextScrambler;
  }

  /** Delivers all due messages until each has been processed or dropped. */
  void deliverAll(FunctionFleet fleet) {
    takeStorageEvents()
        .forEach(event -> queued.addAll(scrambler.scramble(event.key(), toMessage(event))));
    queued.addAll(scrambler.takeDue());
    while (!queued.isEmpty()) {
      List<EventMessage> batch = scrambler.shuffle(new ArrayList<>(queued));
      queued.clear();
      batch.forEach(message -> deliver(message.withNextReceive(), fleet));
    }
  }

  /** Drops all storage events that have not been queued yet. */
  void dropPending() {
    takeStorageEvents().forEach(this::toMessage);
  }

  /** Delivers all delayed messages, and every later event exactly once and in order. */
  void releaseDelayed() {
    queued.addAll(scrambler.takeDelayed());
    scrambler = EventScrambler.passThrough();
  }

  private void deliver(EventMessage message, FunctionFleet fleet) {
    Optional<String> response =
        fleet.invoke(
            message.id() + " #" + message.receiveCount(),
            "thumbnail",
            UploadEvents.queueEvent(message.id(), message.body(), message.receiveCount()));
    boolean failed =
        response.isEmpty() || UploadEvents.isReportedFailed(response.get(), message.id());
    if (failed && message.receiveCount() < maxReceiveCount) {
      queued.add(message);
    }
  }

  private EventMessage toMessage(ObjectEvent event) {
    String photo = idsByKey.computeIfAbsent(event.key(), key -> "message-" + (idsByKey.size() + 1));
    int number = countsById.merge(photo, 1, Integer::sum);
    return new EventMessage(photo + "-" + number, UploadEvents.messageBody(event), 0);
  }

  /** Returns all storage events, and waits for those that are still expected. */
  private List<ObjectEvent> takeStorageEvents() {
    List<ObjectEvent> events = new ArrayList<>();
    try {
      while (announced.get() > 0) {
        ObjectEvent event = storageEvents.poll(EVENT_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
          throw new AssertionError(
              "the storage sent no event in " + EVENT_TIMEOUT_SECONDS + " seconds");
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
