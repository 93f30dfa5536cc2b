package wxalbum.sweep;

import java.time.Duration;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;

/**
 * The delays, ages and limits by which the sweep decides when to act.
 *
 * @param overdueDelay the time after which an upload without a processed event is checked
 * @param scanInterval the time from the start of one bucket scan to the start of the next
 */
record SweepPolicy(Duration overdueDelay, Duration scanInterval) {
  /**
   * The time after issuing a form in which its file can still arrive: the form's 15 minutes, the
   * slowest upload, and a margin.
   */
  static final Duration UPLOAD_WINDOW = Duration.ofHours(1);

  /** The time after which the reservation of a missing file expires. */
  static final Duration RESERVATION_TTL = Duration.ofDays(1);

  /** The minimum age of an object without a row before it may be deleted. */
  static final Duration ORPHAN_MIN_AGE = Duration.ofDays(2);

  /**
   * The time that the sweep keeps a row after the last instant at which a user may still need it.
   * An example is the row of a photo in the trash.
   */
  static final Duration RETENTION_MARGIN = Duration.ofHours(1);

  private static final int BACKOFF_FACTOR = 3;

  static SweepPolicy of(Settings settings) {
    return new SweepPolicy(
        Duration.ofSeconds(settings.number(Setting.SWEEP_OVERDUE_SECONDS)),
        Duration.ofSeconds(settings.number(Setting.SWEEP_SCAN_SECONDS)));
  }

  /** Returns the time after issuing a form in which the last check of its file is due. */
  Duration checkWindow() {
    return UPLOAD_WINDOW.plus(overdueDelay);
  }

  /** Returns the delay between a replay and the next check; it triples with each replay. */
  Duration delayAfterReplay(int replays) {
    return overdueDelay.multipliedBy((long) Math.pow(BACKOFF_FACTOR, replays));
  }

  /** Returns the delay before the next check of a missing file that may still arrive. */
  Duration missingObjectDelay() {
    return overdueDelay.multipliedBy(6);
  }
}
