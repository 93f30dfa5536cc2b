package wxalbum.load;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What all phones together have met. */
final class Tally {
  final AtomicLong requests = new AtomicLong();
  final AtomicLong toldToWait = new AtomicLong();
  final AtomicLong brokenOff = new AtomicLong();
  final AtomicLong accepted = new AtomicLong();
  final AtomicLong ready = new AtomicLong();
  private final Queue<String> troubles = new ConcurrentLinkedQueue<>();

  /** Notes what should not have been. */
  void trouble(String what) {
    troubles.add(what);
  }

  /** What should not have been. */
  List<String> troubles() {
    return List.copyOf(troubles);
  }
}
