package wxalbum.sweep;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import wxalbum.album.AlbumId;
import wxalbum.album.ObjectInventory.ObjectSummary;
import wxalbum.album.ObjectKey;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.PhotoStatus;
import wxalbum.album.UserId;

/**
 * A photo's row as the sweep reads it.
 *
 * @param etag the entity tag of the processed object; null before the first processing and while
 *     the photo is marked for reprocessing
 * @param failureCode reason of the failure, or null unless the photo failed
 * @param formIssuedAt when the latest form for its file was issued
 * @param replayCount the number of replayed events since that form
 */
public record SweptPhoto(
    PhotoId id,
    AlbumId albumId,
    UserId uploaderId,
    PhotoStatus status,
    long bytes,
    @Nullable String etag,
    @Nullable String failureCode,
    Instant formIssuedAt,
    int replayCount,
    @Nullable Instant deletedAt) {
  ObjectKey.Original original() {
    return new ObjectKey.Original(albumId, id);
  }

  /** Returns the state of the photo. */
  PhotoLifecycle lifecycle() {
    return new PhotoLifecycle(status, etag, isGivenUp(), deletedAt);
  }

  private boolean isGivenUp() {
    return Photo.Failure.GIVEN_UP.code().equals(failureCode);
  }

  /** Returns the instant after which no file can arrive through the latest form. */
  Instant uploadDeadline() {
    return formIssuedAt.plus(PhotoLifecycle.UPLOAD_WINDOW);
  }

  /**
   * Returns the instant from which the reservation of a missing file is released. Nobody can ask
   * for another form for a photo in the trash, so only its latest form is waited for.
   */
  Instant reservationExpiry() {
    return deletedAt == null ? formIssuedAt.plus(SweepPolicy.RESERVATION_TTL) : uploadDeadline();
  }

  /**
   * Returns whether an object was sent through an earlier form while the latest form may still
   * bring a new file. A copy of the old object could then overwrite that new file.
   */
  boolean mayBeReplaced(ObjectSummary object, Instant now) {
    return object.lastModified().isBefore(formIssuedAt.truncatedTo(ChronoUnit.SECONDS))
        && uploadDeadline().isAfter(now);
  }
}
