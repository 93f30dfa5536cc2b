package wxalbum.sweep;

import java.time.Duration;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;

/**
 * How patient the sweep is.
 *
 * @param overdue after which an upload that nobody has told of is looked at
 * @param walk from the beginning of one walk through the bucket to that of the next
 */
record Pace(Duration overdue, Duration walk) {
  /** What a form's life of 15 minutes and the slowest upload take together, and some. */
  static final Duration FORM = Duration.ofHours(1);

  /** After which a file that has not come will not come. */
  static final Duration FORGET = Duration.ofDays(1);

  /** The age of objects and rows that nobody can be about to give a meaning to. */
  static final Duration UNOWNED = Duration.ofDays(2);

  /**
   * Between the last moment at which somebody may ask for a thing, such as a photo in the trash,
   * and the first at which it is removed.
   */
  static final Duration MARGIN = Duration.ofHours(1);

  private static final int LONGER = 3;

  static Pace of(Settings settings) {
    return new Pace(
        Duration.ofSeconds(settings.number(Setting.SWEEP_OVERDUE_SECONDS)),
        Duration.ofSeconds(settings.number(Setting.SWEEP_WALK_SECONDS)));
  }

  /** From an announcement to the next look: three times as long after each. */
  Duration afterAnnouncement(int announced) {
    return overdue.multipliedBy((long) Math.pow(LONGER, announced));
  }

  /** From a look that found nothing to the next, while something may come. */
  Duration whileAbsent() {
    return overdue.multipliedBy(6);
  }
}
