package wxalbum.sweep;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import wxalbum.album.AlbumId;
import wxalbum.album.ObjectKey;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoStatus;
import wxalbum.album.StoredObjects.StoredObject;
import wxalbum.album.UserId;

/**
 * A photo's row as the sweep reads it.
 *
 * @param etag the entity tag of the processed object; null before the first processing and while
 *     the photo is marked for reprocessing
 * @param askedAt when the latest form for its file was issued
 * @param lookAt the instant from which the overdue delay counts; the next check is due after it
 * @param announced the number of replayed events since that form
 */
public record SweptPhoto(
    PhotoId id,
    AlbumId albumId,
    UserId uploaderId,
    PhotoStatus status,
    long bytes,
    @Nullable String etag,
    Instant askedAt,
    Instant lookAt,
    int announced,
    @Nullable Instant deletedAt) {
  ObjectKey.Original original() {
    return new ObjectKey.Original(albumId, id);
  }

  boolean expected() {
    return status == PhotoStatus.EXPECTED;
  }

  boolean failed() {
    return status == PhotoStatus.FAILED;
  }

  /** Returns the instant after which no file can arrive through the latest form. */
  Instant formOver() {
    return askedAt.plus(Pace.FORM);
  }

  /**
   * Returns whether an object was sent through an earlier form while the latest form may still
   * bring a new file. A copy of the old object could then overwrite that new file.
   */
  boolean mayReplace(StoredObject object, Instant now) {
    return object.modified().isBefore(askedAt.truncatedTo(ChronoUnit.SECONDS))
        && formOver().isAfter(now);
  }

  /**
   * Returns whether the object with an entity tag has not been processed, although the photo is
   * ready or failed. An empty tag returns false.
   */
  boolean outdatedBy(String currentEtag) {
    if (currentEtag.isEmpty()) {
      return false;
    }
    return switch (status) {
      case READY, FAILED -> !currentEtag.equals(etag);
      case EXPECTED, BLOCKED -> false;
    };
  }

  /** Returns whether its time in the trash has ended, so that a purge may be in progress. */
  boolean over(Instant now) {
    return deletedAt != null && !now.isBefore(deletedAt.plus(Photo.TRASH));
  }
}
