package wxalbum.tests.database;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The results of all actions, and the failures. */
final class ContentionStatistics {
  private final Map<String, AtomicLong> counts = new ConcurrentSkipListMap<>();
  private final Map<String, AtomicLong> slowestMillis = new ConcurrentSkipListMap<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  /** Counts a result, such as {@code upload 201}. */
  void count(String result) {
    counts.computeIfAbsent(result, _ -> new AtomicLong()).incrementAndGet();
  }

  /** Records the duration of an action. */
  void recordDuration(String action, long nanos) {
    slowestMillis
        .computeIfAbsent(action, _ -> new AtomicLong())
        .accumulateAndGet(nanos / 1_000_000, Math::max);
  }

  /** Records a failure, which fails the test. */
  void recordFailure(String description) {
    failures.add(description);
  }

  /** Returns how often a result was counted. */
  long countOf(String result) {
    AtomicLong count = counts.get(result);
    return count == null ? 0 : count.get();
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  /** Prints all counts, and the slowest action of each kind. */
  void print() {
    counts.forEach((result, count) -> System.out.printf("%-28s %,9d%n", result, count.get()));
    slowestMillis.forEach(
        (action, millis) -> System.out.printf("slowest %-20s %,9d ms%n", action, millis.get()));
  }
}
