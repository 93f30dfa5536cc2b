package wxalbum.local;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/**
 * A message in a queue.
 *
 * @param receives how often it was handed to the function
 * @param due by {@link System#nanoTime}: when it may be handed over next
 */
record Message(String id, String body, Instant sent, int receives, long due) implements Delayed {
  /** The same message, handed over once more. */
  Message received() {
    return new Message(id, body, sent, receives + 1, due);
  }

  /** The same message, hidden for a while from now. */
  Message hidden(Duration time) {
    return new Message(id, body, sent, receives, System.nanoTime() + time.toNanos());
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  @Override
  public int compareTo(Delayed other) {
    return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
  }
}
