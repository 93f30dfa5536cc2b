package wxalbum.sweep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;
import wxalbum.album.PhotoId;

/**
 * The repository through which the sweep finds photos and schedules their checks. Their states are
 * written through {@link wxalbum.album.Photos}.
 */
public interface SweptPhotos {
  /** Returns expected photos whose next check is due. */
  List<SweptPhoto> findOverdue(Instant now, int limit);

  /**
   * Returns failed photos whose next check is due and whose file may have been sent again. Either
   * the check belongs to their latest form, or an event was replayed since that form.
   *
   * @param since the instant before which a due check is ignored
   * @param checkWindowSeconds the time after issuing a form in which its last check is due
   */
  List<SweptPhoto> findRecentlyFailed(
      Instant since, Instant now, long checkWindowSeconds, int limit);

  /** Returns the photo without locking it. */
  Optional<SweptPhoto> find(PhotoId id);

  /** Locks the photo's row until the transaction ends, and returns the photo. */
  Optional<SweptPhoto> lock(PhotoId id);

  /**
   * Returns photos that were moved to the trash before an instant, oldest first.
   *
   * @param after the last photo of the previous page; null for the first page
   */
  List<SweptPhoto> findTrashed(
      @Param("before") Instant before,
      @Param("after") @Nullable SweptPhoto after,
      @Param("limit") int limit);

  /**
   * Locks photos that were moved to the trash before an instant, oldest first, and returns them.
   * Rows that another transaction has locked are skipped.
   */
  List<SweptPhoto> lockTrashed(Instant before, int limit);

  /** Returns the photos after one position, up to and including another, in key order. */
  List<SweptPhoto> findBetween(
      @Param("after") PhotoPosition after,
      @Param("until") PhotoPosition until,
      @Param("limit") int limit);

  /** Sets the next check of a photo. */
  void postpone(PhotoId id, Instant nextCheckAt);

  /** Increments the number of replays of a photo and sets its next check. */
  void countReplay(PhotoId id, Instant nextCheckAt);

  /**
   * Reverts the latest replay count of a photo, unless the photo was processed since.
   *
   * @param before the photo before the replay was counted
   */
  void undoReplay(SweptPhoto before);
}
