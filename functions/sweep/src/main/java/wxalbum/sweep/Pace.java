package wxalbum.sweep;

import java.time.Duration;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;

/**
 * The delays, ages and limits by which the sweep decides when to act.
 *
 * @param overdue the time after which an upload without a processed event is checked
 * @param walk the time from the start of one bucket scan to the start of the next
 */
record Pace(Duration overdue, Duration walk) {
  /**
   * The time after issuing a form in which its file can still arrive: the form's 15 minutes, the
   * slowest upload, and a margin.
   */
  static final Duration FORM = Duration.ofHours(1);

  /** The time after which the reservation of a missing file expires. */
  static final Duration FORGET = Duration.ofDays(1);

  /** The minimum age of an object without a row before it may be deleted. */
  static final Duration UNOWNED = Duration.ofDays(2);

  /**
   * The time between the last instant at which a user may still need a row, such as a photo in the
   * trash, and the first instant at which the sweep may delete it.
   */
  static final Duration MARGIN = Duration.ofHours(1);

  private static final int LONGER = 3;

  static Pace of(Settings settings) {
    return new Pace(
        Duration.ofSeconds(settings.number(Setting.SWEEP_OVERDUE_SECONDS)),
        Duration.ofSeconds(settings.number(Setting.SWEEP_WALK_SECONDS)));
  }

  /** Returns the delay between a replay and the next check; it triples with each replay. */
  Duration afterAnnouncement(int replays) {
    return overdue.multipliedBy((long) Math.pow(LONGER, replays));
  }

  /** Returns the delay before the next check of a missing file that may still arrive. */
  Duration whileAbsent() {
    return overdue.multipliedBy(6);
  }
}
