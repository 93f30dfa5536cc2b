package wxalbum.tests.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import wxalbum.tests.faults.SimulatedEventQueue.EventMessage;

/** Repeats, reorders, delays and drops event messages, decided by a seeded random generator. */
final class EventScrambler {
  /**
   * Maximum number of events dropped for one object: the sweep replays an event only a few times
   * before the photo fails.
   */
  private static final int MAX_LOST_PER_OBJECT = 3;

  private static final int MAX_DELAY_ROUNDS = 12;

  private final Random random;
  private final boolean passThrough;
  private final List<DelayedMessage> delayed = new ArrayList<>();
  private final Map<String, Integer> lostByKey = new HashMap<>();
  private int repeatedCount;
  private int delayedCount;

  private EventScrambler(long seed, boolean fair) {
    this.random = new Random(seed);
    this.passThrough = fair;
  }

  /** Returns an instance that delivers every event once, immediately and in order. */
  static EventScrambler passThrough() {
    return new EventScrambler(0, true);
  }

  /** Returns an instance that disturbs events, decided by a seed. */
  static EventScrambler withSeed(long seed) {
    return new EventScrambler(seed, false);
  }

  /**
   * Returns the messages to deliver immediately for one event: none, one or two.
   *
   * @param key of the object that the event is about
   */
  List<EventMessage> scramble(String key, EventMessage message) {
    if (passThrough) {
      return List.of(message);
    }
    double draw = random.nextDouble();
    if (draw < 0.2 && lostByKey.getOrDefault(key, 0) < MAX_LOST_PER_OBJECT) {
      lostByKey.merge(key, 1, Integer::sum);
      return List.of();
    }
    List<EventMessage> immediate = new ArrayList<>();
    int copies = draw > 0.75 ? 2 : 1;
    repeatedCount += copies - 1;
    for (int i = 0; i < copies; i++) {
      if (random.nextDouble() < 0.35) {
        delayedCount++;
        delayed.add(new DelayedMessage(message, 1 + random.nextInt(MAX_DELAY_ROUNDS)));
      } else {
        immediate.add(message);
      }
    }
    return immediate;
  }

  /** Returns the delayed messages that are due, and counts one round for the others. */
  List<EventMessage> takeDue() {
    delayed.replaceAll(message -> new DelayedMessage(message.message(), message.roundsLeft() - 1));
    List<EventMessage> due =
        delayed.stream()
            .filter(message -> message.roundsLeft() <= 0)
            .map(DelayedMessage::message)
            .toList();
    delayed.removeIf(message -> message.roundsLeft() <= 0);
    return due;
  }

  /** Removes and returns all messages that are still delayed. */
  List<EventMessage> takeDelayed() {
    List<EventMessage> remaining = delayed.stream().map(DelayedMessage::message).toList();
    delayed.clear();
    return remaining;
  }

  List<EventMessage> shuffle(List<EventMessage> messages) {
    if (!passThrough) {
      Collections.shuffle(messages, random);
    }
    return messages;
  }

  /** Returns three counts: messages dropped, repeated and delayed. */
  List<Integer> counts() {
    return List.of(
        lostByKey.values().stream().mapToInt(Integer::intValue).sum(), repeatedCount, delayedCount);
  }

  /** A message that is delivered some rounds later. */
  private record DelayedMessage(EventMessage message, int roundsLeft) {}
}
