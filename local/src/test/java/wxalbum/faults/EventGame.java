package wxalbum.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import wxalbum.faults.Arrivals.Message;

/** Repeats, reorders, delays and drops event messages, decided by a seeded random generator. */
final class EventGame {
  /**
   * Most events dropped for one object: the sweep replays an event only a few times before the
   * photo fails.
   */
  private static final int LOST_AT_MOST = 3;

  private static final int LONGEST_DELAY = 12;

  private final Random random;
  private final boolean fair;
  private final List<Late> late = new ArrayList<>();
  private final Map<String, Integer> lost = new HashMap<>();
  private int repeated;
  private int heldBack;

  private EventGame(long seed, boolean fair) {
    this.random = new Random(seed);
    this.fair = fair;
  }

  /** Returns an instance that delivers every event once, immediately and in order. */
  static EventGame fair() {
    return new EventGame(0, true);
  }

  /** Returns an instance that disturbs events, decided by a seed. */
  static EventGame of(long seed) {
    return new EventGame(seed, false);
  }

  /**
   * Returns the messages to deliver immediately for one event: none, one or two.
   *
   * @param key of the object that the event is about
   */
  List<Message> sent(String key, Message message) {
    if (fair) {
      return List.of(message);
    }
    double draw = random.nextDouble();
    if (draw < 0.2 && lost.getOrDefault(key, 0) < LOST_AT_MOST) {
      lost.merge(key, 1, Integer::sum);
      return List.of();
    }
    List<Message> immediate = new ArrayList<>();
    int copies = draw > 0.75 ? 2 : 1;
    repeated += copies - 1;
    for (int i = 0; i < copies; i++) {
      if (random.nextDouble() < 0.35) {
        heldBack++;
        late.add(new Late(message, 1 + random.nextInt(LONGEST_DELAY)));
      } else {
        immediate.add(message);
      }
    }
    return immediate;
  }

  /** Returns the delayed messages that are due, and counts one round for the others. */
  List<Message> due() {
    late.replaceAll(message -> new Late(message.message(), message.rounds() - 1));
    List<Message> due =
        late.stream().filter(message -> message.rounds() <= 0).map(Late::message).toList();
    late.removeIf(message -> message.rounds() <= 0);
    return due;
  }

  /** Removes and returns all messages that are still delayed. */
  List<Message> rest() {
    List<Message> remaining = late.stream().map(Late::message).toList();
    late.clear();
    return remaining;
  }

  List<Message> shuffled(List<Message> messages) {
    if (!fair) {
      Collections.shuffle(messages, random);
    }
    return messages;
  }

  /** Returns three counts: messages dropped, repeated and delayed. */
  List<Integer> tally() {
    return List.of(lost.values().stream().mapToInt(Integer::intValue).sum(), repeated, heldBack);
  }

  /** A message that is delivered some rounds later. */
  private record Late(Message message, int rounds) {}
}
