package wxalbum.local.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/**
 * A message in a queue.
 *
 * @param sentAt when the message was sent
 * @param receiveCount how often the function received the message
 * @param visibleAtNanos the time from which the function may receive it, as by {@link
 *     System#nanoTime}
 */
public record LocalMessage(
    String id, String body, Instant sentAt, int receiveCount, long visibleAtNanos)
    implements Delayed {
  /** Returns the id of the photo whose original the message is about; empty if absent. */
  public Optional<String> photoId() {
    return S3EventMessage.parsePhotoId(body);
  }

  /** Returns a copy with one more receive. */
  LocalMessage withReceive() {
    return new LocalMessage(id, body, sentAt, receiveCount + 1, visibleAtNanos);
  }

  /** Returns a copy that is invisible for a duration from now on. */
  LocalMessage hiddenFor(Duration duration) {
    return new LocalMessage(id, body, sentAt, receiveCount, System.nanoTime() + duration.toNanos());
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(visibleAtNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  @Override
  public int compareTo(Delayed other) {
    return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
  }
}
