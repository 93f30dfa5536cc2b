package wxalbum.thumbnail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that advances by a fixed time with each reading. */
final class SlowClock extends Clock {
  private final Duration step;
  private Instant next = Instant.now();

  SlowClock(Duration step) {
    this.step = step;
  }

  @Override
  public Instant instant() {
    Instant current = next;
    next = next.plus(step);
    return current;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
