package wxalbum.sweep;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import wxalbum.album.AlbumId;
import wxalbum.album.ObjectInventory.ObjectSummary;
import wxalbum.album.ObjectKey;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoStatus;
import wxalbum.album.UserId;

/**
 * A photo's row as the sweep reads it.
 *
 * @param etag the entity tag of the processed object; null before the first processing and while
 *     the photo is marked for reprocessing
 * @param formIssuedAt when the latest form for its file was issued
 * @param nextCheckAt the instant from which the overdue delay counts; the next check is due after
 *     it
 * @param replayCount the number of replayed events since that form
 */
public record SweptPhoto(
    PhotoId id,
    AlbumId albumId,
    UserId uploaderId,
    PhotoStatus status,
    long bytes,
    @Nullable String etag,
    Instant formIssuedAt,
    Instant nextCheckAt,
    int replayCount,
    @Nullable Instant deletedAt) {
  ObjectKey.Original original() {
    return new ObjectKey.Original(albumId, id);
  }

  boolean isExpected() {
    return status == PhotoStatus.EXPECTED;
  }

  boolean isFailed() {
    return status == PhotoStatus.FAILED;
  }

  /** Returns the instant after which no file can arrive through the latest form. */
  Instant uploadDeadline() {
    return formIssuedAt.plus(SweepPolicy.UPLOAD_WINDOW);
  }

  /**
   * Returns whether an object was sent through an earlier form while the latest form may still
   * bring a new file. A copy of the old object could then overwrite that new file.
   */
  boolean mayBeReplaced(ObjectSummary object, Instant now) {
    return object.lastModified().isBefore(formIssuedAt.truncatedTo(ChronoUnit.SECONDS))
        && uploadDeadline().isAfter(now);
  }

  /**
   * Returns whether the object with an entity tag has not been processed, although the photo is
   * ready or failed. An empty tag returns false.
   */
  boolean isOutdatedBy(String currentEtag) {
    if (currentEtag.isEmpty()) {
      return false;
    }
    return switch (status) {
      case READY, FAILED -> !currentEtag.equals(etag);
      case EXPECTED, BLOCKED -> false;
    };
  }

  /** Returns whether its time in the trash has ended, so that a purge may be in progress. */
  boolean isRetentionOver(Instant now) {
    return deletedAt != null && !now.isBefore(deletedAt.plus(Photo.TRASH_RETENTION));
  }
}
