package wxalbum.album;

import java.time.Duration;

/**
 * The limit on the uploads of a user, in seconds of processing. A form counts one second in
 * advance. When its file is processed, this is corrected to the time that the processing took. A
 * user may be at most 500 seconds ahead.
 *
 * <p>The limit uses the generic cell rate algorithm (ITU-T I.371), whose state is the theoretical
 * arrival time: the time at which the user would have nothing ahead any more.
 */
public final class UploadRateLimit {
  /** Time that a user may be ahead. */
  public static final Duration MAX_AHEAD = Duration.ofSeconds(500);

  /** Time that a form counts in advance. */
  public static final Duration FORM_COST = Duration.ofSeconds(1);

  /** Time that a file counts at least, which limits the number of rows and objects of a user. */
  private static final Duration MIN_FILE_COST = Duration.ofMillis(500);

  private UploadRateLimit() {}

  /**
   * Returns the correction of the time that a form has counted, which may be negative.
   *
   * @param work time that the processing of the file took
   * @param isFirstFile whether the file is the first one of its form; only this one was counted in
   *     advance
   */
  public static Duration correction(Duration work, boolean isFirstFile) {
    Duration cost = work.compareTo(MIN_FILE_COST) < 0 ? MIN_FILE_COST : work;
    return isFirstFile ? cost.minus(FORM_COST) : cost;
  }
}
