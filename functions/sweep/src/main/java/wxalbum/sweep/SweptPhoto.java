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
 * What the sweep knows of a photo.
 *
 * @param etag of the object that was processed; null before, and while it is to be processed anew
 * @param askedAt when the last form for its file was given
 * @param lookAt overdue when an arrival could have been handled since
 * @param announced how often its object was announced again since that form
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

  /** When nothing more can arrive by the last form for its file. */
  Instant formOver() {
    return askedAt.plus(Pace.FORM);
  }

  /**
   * Whether this is an object of an earlier form, and the last one may still bring another: a copy
   * made now could be written over that one.
   */
  boolean mayReplace(StoredObject object, Instant now) {
    return object.modified().isBefore(askedAt.truncatedTo(ChronoUnit.SECONDS))
        && formOver().isAfter(now);
  }

  /**
   * Whether it arrived with another object than the one of this tag, or is to be processed anew.
   */
  boolean outdatedBy(String tag) {
    if (tag.isEmpty()) {
      return false;
    }
    return switch (status) {
      case READY, FAILED -> !tag.equals(etag);
      case EXPECTED, BLOCKED -> false;
    };
  }

  /** Whether its time in the trash is over, so that it may be half gone. */
  boolean over(Instant now) {
    return deletedAt != null && !now.isBefore(deletedAt.plus(Photo.TRASH));
  }
}
