package wxalbum.upload;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import wxalbum.album.PhotoId;
import wxalbum.album.UploadLane;
import wxalbum.album.UploadRateLimit;

/**
 * Assigns the new photos of one request to lanes. A photo has priority while its user is at most 20
 * seconds of processing ahead, which are the files of one request. Not thread-safe.
 */
final class LaneAssigner {
  /** Time that a user may be ahead for a photo with priority. */
  static final Duration MAX_PRIORITY_AHEAD = Duration.ofSeconds(20);

  private Duration ahead;

  /**
   * Creates an assigner.
   *
   * @param tat theoretical arrival time of the user's rate limit, or null if the user has none
   */
  LaneAssigner(@Nullable Instant tat, Instant now) {
    this.ahead = tat != null && tat.isAfter(now) ? Duration.between(now, tat) : Duration.ZERO;
  }

  /** Returns the id of the next new photo. */
  PhotoId newPhotoId(Instant now) {
    ahead = ahead.plus(UploadRateLimit.FORM_COST);
    UploadLane lane =
        ahead.compareTo(MAX_PRIORITY_AHEAD) > 0 ? UploadLane.BULK : UploadLane.PRIORITY;
    return lane.newPhotoId(now);
  }
}
