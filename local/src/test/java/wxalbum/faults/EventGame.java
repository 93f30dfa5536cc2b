package wxalbum.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import wxalbum.faults.Arrivals.Message;

/** What becomes of events on their way: repeated, reordered, held back, or lost; seeded. */
final class EventGame {
  /** Of one object's events, so that the sweep can mend it without giving up. */
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

  /** Every event once, at once, in order. */
  static EventGame fair() {
    return new EventGame(0, true);
  }

  /** Anything. */
  static EventGame of(long seed) {
    return new EventGame(seed, false);
  }

  /** The messages that come at once of an event. */
  List<Message> sent(String key, Message message) {
    if (fair) {
      return List.of(message);
    }
    double fate = random.nextDouble();
    if (fate < 0.2 && lost.getOrDefault(key, 0) < LOST_AT_MOST) {
      lost.merge(key, 1, Integer::sum);
      return List.of();
    }
    List<Message> now = new ArrayList<>();
    int copies = fate > 0.75 ? 2 : 1;
    repeated += copies - 1;
    for (int i = 0; i < copies; i++) {
      if (random.nextDouble() < 0.35) {
        heldBack++;
        late.add(new Late(message, 1 + random.nextInt(LONGEST_DELAY)));
      } else {
        now.add(message);
      }
    }
    return now;
  }

  /** What was held back until now. */
  List<Message> due() {
    late.replaceAll(it -> new Late(it.message(), it.rounds() - 1));
    List<Message> due = late.stream().filter(it -> it.rounds() <= 0).map(Late::message).toList();
    late.removeIf(it -> it.rounds() <= 0);
    return due;
  }

  /** Whatever is still held back. */
  List<Message> rest() {
    List<Message> rest = late.stream().map(Late::message).toList();
    late.clear();
    return rest;
  }

  List<Message> shuffled(List<Message> messages) {
    if (!fair) {
      Collections.shuffle(messages, random);
    }
    return messages;
  }

  /** How often each thing happened: lost, repeated, held back. */
  List<Integer> tally() {
    return List.of(lost.values().stream().mapToInt(Integer::intValue).sum(), repeated, heldBack);
  }

  /** A message that comes some rounds later. */
  private record Late(Message message, int rounds) {}
}
