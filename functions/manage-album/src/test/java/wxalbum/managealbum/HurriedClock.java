package wxalbum.managealbum;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** A clock that is two seconds later each time it is asked. */
final class HurriedClock extends Clock {
  private final Instant begin;
  private final AtomicInteger asked = new AtomicInteger();

  HurriedClock(Instant begin) {
    this.begin = begin;
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
