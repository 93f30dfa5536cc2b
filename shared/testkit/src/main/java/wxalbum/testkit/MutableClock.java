package wxalbum.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A UTC clock that changes only when a test sets or advances it. */
public final class MutableClock extends Clock {
  private volatile Instant now = Instant.parse("2026-05-01T09:30:00Z");

  /** Advances the clock and returns it. */
  public MutableClock advance(Duration duration) {
    now = now.plus(duration);
    return this;
  }

  /** Sets the clock and returns it. */
  public MutableClock set(Instant time) {
    now = time;
    return this;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Only UTC is supported");
  }
}
