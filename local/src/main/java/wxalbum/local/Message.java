package wxalbum.local;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/**
 * A message in a queue.
 *
 * @param sent when the message was sent
 * @param receives how often the function received the message
 * @param due the time from which the function may receive it, as by {@link System#nanoTime}
 */
record Message(String id, String body, Instant sent, int receives, long due) implements Delayed {
  /** Returns a copy with one more receive. */
  Message received() {
    return new Message(id, body, sent, receives + 1, due);
  }

  /** Returns a copy that is invisible for a duration from now on. */
  Message hidden(Duration duration) {
    return new Message(id, body, sent, receives, System.nanoTime() + duration.toNanos());
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
