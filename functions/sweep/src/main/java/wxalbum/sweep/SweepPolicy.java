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
   * The time after which the reservation of a missing file expires. Until then a repeated request
   * gets another form for the same photo.
   */
  static final Duration RESERVATION_TTL = Duration.ofHours(3);

  /** The minimum age of an object without a row before it may be removed. */
  static final Duration ORPHAN_MIN_AGE = Duration.ofDays(2);

  /**
   * The time for which a claim keeps other sweeps from the same photo. It is longer than a sweep
   * can run. After an interruption the next sweep continues when the claim is over.
   */
  static final Duration CLAIM_TTL = Duration.ofMinutes(10);

  private static final int BACKOFF_FACTOR = 3;

  static SweepPolicy of(Settings settings) {
    return new SweepPolicy(
        Duration.ofSeconds(settings.number(Setting.SWEEP_OVERDUE_SECONDS)),
        Duration.ofSeconds(settings.number(Setting.SWEEP_SCAN_SECONDS)));
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
