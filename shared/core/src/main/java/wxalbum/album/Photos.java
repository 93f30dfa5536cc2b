package wxalbum.album;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Repository of photos. A photo is live unless it is in the trash. Every write of a photo's state
 * stands here; {@link PhotoLifecycle} declares which writes are permitted in which state.
 *
 * <p>Lists begin after a cursor, or at the beginning if the cursor is null. They have at most
 * {@code limit} photos.
 */
public interface Photos {
  /** Inserts a photo with the status {@link PhotoStatus#EXPECTED}, without a check. */
  void insertPending(Photo photo);

  /**
   * Resets a photo whose upload failed or never arrived to {@link PhotoStatus#EXPECTED}. The
   * argument's creation time becomes the time of the new upload form. Replays and objects are
   * counted from 0.
   */
  void resetToPending(Photo photo);

  /**
   * Records the request that issued another upload form for an expected photo. Replays and objects
   * are counted from 0.
   */
  void recordFormIssued(PhotoId id, String uploadRequestId, Instant now);

  /** Returns the photo, in the trash or not. */
  Optional<Photo> find(PhotoId id);

  /** Returns the photo, in the trash or not, if its album, deleted or not, belongs to this user. */
  Optional<Photo> findOwned(PhotoId id, UserId user);

  /** Returns the photo if it is in this album, ready and live. */
  Optional<Photo> findVisible(PhotoId id, AlbumId album);

  /** Returns the photo and locks its row until the transaction ends. */
  Optional<Photo> lock(PhotoId id);

  /**
   * Returns the existing photos among these ids and locks their rows until the transaction ends, in
   * the order of the ids.
   */
  List<Photo> lockAll(List<PhotoId> ids);

  /** Returns the live photo in this album whose original has this digest. */
  Optional<Photo> findBySha256(AlbumId album, Sha256 sha256);

  /** Returns the live photos in this album whose originals have one of these digests. */
  List<Photo> findAllBySha256(AlbumId album, Collection<Sha256> digests);

  /** Returns an album's live photos by the time they were taken, newest first. */
  List<Photo> listByTakenAt(AlbumId album, @Nullable Cursor after, int limit);

  /** Returns an album's live photos by the time they were added, newest first. */
  List<Photo> listByAddedAt(AlbumId album, @Nullable Cursor after, int limit);

  /** Returns an album's live and ready photos by the time they were taken, newest first. */
  List<Photo> listVisibleByTakenAt(AlbumId album, @Nullable Cursor after, int limit);

  /**
   * Returns the user's photos that were moved to the trash after {@code since}, most recently
   * deleted first.
   */
  List<Photo> listTrash(UserId uploader, Instant since, @Nullable Cursor after, int limit);

  /**
   * Ends the time in the trash of the photos among these that are there, as if they had been moved
   * there at {@code deletedAt}.
   */
  void endRetention(Collection<PhotoId> ids, Instant deletedAt);

  /** Marks a photo as ready and stores the result of processing its original. */
  void markReady(ProcessingResult result);

  /**
   * Marks a photo as failed.
   *
   * @param etag entity tag of the processed object
   */
  void markFailed(PhotoId id, Photo.Failure failure, String etag);

  /** Sets the actual size of a photo's original in bytes. */
  void updateByteSize(PhotoId id, long bytes);

  /**
   * Records that the processing of an object begins. Different objects are counted since the last
   * upload form; another attempt to process the same object is not.
   *
   * @param etag entity tag of the object
   * @param maxObjects maximum number of different objects
   * @return whether the object is within the maximum; otherwise nothing changes
   */
  boolean beginProcessing(PhotoId id, String etag, int maxObjects);

  /**
   * Limits the further replays of the photo's upload event.
   *
   * @param minReplayCount number of replays that are counted from now on, unless more already are
   */
  void capReplays(PhotoId id, int minReplayCount);

  /**
   * Makes the next upload event process the photo again, by clearing the etag of the processed
   * object.
   */
  void allowReprocessing(PhotoId id);

  /**
   * Reverts {@link #allowReprocessing}, unless the photo was processed since.
   *
   * @param etag entity tag of the processed object, or null if no object was processed
   */
  void undoAllowReprocessing(PhotoId id, @Nullable String etag);

  /** Sets the caption of a photo. */
  void updateCaption(PhotoId id, String caption);

  /** Moves a photo to the trash. */
  void moveToTrash(PhotoId id, Instant now);

  /** Moves photos to the trash. Photos that are already there keep their time of deletion. */
  void moveAllToTrash(List<PhotoId> ids, Instant now);

  /** Restores a photo from the trash. */
  void restore(PhotoId id);

  /** Deletes photos permanently and, by cascade, all rows that refer to them. */
  void delete(List<PhotoId> ids);

  /**
   * Schedules a check of each photo by the sweep. A check of the same kind is replaced. The
   * transaction that issues a form or moves a photo to the trash schedules its check.
   *
   * @param dueAt time from which the sweep makes the checks
   */
  void scheduleChecks(List<PhotoId> ids, PhotoCheck kind, Instant dueAt);

  /** Cancels the check of this kind, if the photo has one. */
  void cancelCheck(PhotoId id, PhotoCheck kind);

  /** Inserts or replaces the EXIF data of a photo. */
  void saveExif(PhotoId id, Exif exif);

  /** Returns the EXIF data of a photo. */
  Optional<Exif> findExif(PhotoId id);

  /**
   * Result of processing an original.
   *
   * @param etag entity tag of the object
   * @param contentType media type detected from the bytes
   */
  record ProcessingResult(
      PhotoId id,
      String etag,
      String contentType,
      Photo.Picture picture,
      Photo.CaptureTime captureTime) {}
}
