package wxalbum.sweep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import wxalbum.album.PhotoId;

/**
 * The repository through which the sweep finds photos and schedules their checks. Their states are
 * written through {@link wxalbum.album.Photos}.
 */
public interface SweptPhotos {
  /** Returns photos whose upload check is due, in the order in which they are due. */
  List<SweptPhoto> findDueUploads(Instant now, int limit);

  /** Returns the time of the upload check of a photo, if one is scheduled. */
  Optional<Instant> findUploadCheck(PhotoId id);

  /** Deletes upload checks that are still due. A check that was scheduled again is kept. */
  void removeDueUploadChecks(List<PhotoId> ids, Instant now);

  /**
   * Locks purge checks that are due, in the order in which they are due, until the transaction
   * ends. Checks that another transaction has locked are skipped.
   */
  List<PhotoId> lockDuePurges(Instant now, int limit);

  /** Changes the time of purge checks. Locks no photo, unlike {@code Photos.scheduleChecks}. */
  void postponePurges(List<PhotoId> ids, Instant dueAt);

  /** Returns the photo without locking it. */
  Optional<SweptPhoto> find(PhotoId id);

  /** Locks the photo's row until the transaction ends, and returns the photo. */
  Optional<SweptPhoto> lock(PhotoId id);

  /** Returns the existing photos among these ids without locking them. */
  List<SweptPhoto> findAll(List<PhotoId> ids);

  /**
   * Locks the rows of the existing photos among these ids until the transaction ends, in the order
   * of the ids, and returns the photos.
   */
  List<SweptPhoto> lockAll(List<PhotoId> ids);

  /** Returns the photos after one position, up to and including another, in key order. */
  List<SweptPhoto> findBetween(PhotoPosition after, PhotoPosition until, int limit);

  /** Increments the number of replays of a photo. */
  void countReplay(PhotoId id);

  /**
   * Reverts the latest replay count of a photo, unless its status has changed since.
   *
   * @param before the photo before the replay was counted
   * @return whether the count was reverted
   */
  boolean undoReplay(SweptPhoto before);
}
