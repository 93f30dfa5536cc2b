package wxalbum.managealbum;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** A clock that advances by two seconds with each reading. */
final class HurriedClock extends Clock {
  private final Instant begin;
  private final AtomicInteger asked = new AtomicInteger();

  HurriedClock(Instant start) {
    this.begin = start;
  }

  @Override
  public Instant instant() {
    return begin.plusSeconds(2L * asked.getAndIncrement());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
