package wxalbum.thumbnail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.CoverUpdater;
import wxalbum.album.Exif;
import wxalbum.album.Photo;
import wxalbum.album.Photo.Failure;
import wxalbum.album.Photos;
import wxalbum.album.Photos.ProcessingResult;
import wxalbum.album.Transactions;
import wxalbum.album.UploadRateLimit;
import wxalbum.album.Users;

/**
 * Writes the result of processing an original. One transaction updates the photo's row, its album's
 * photo count and cover, and its uploader's storage usage and rate limit, and takes the locks in
 * that order. Events are delivered at least once; the result for an object is written only once.
 */
final class ProcessingResultWriter {
  private final Photos photos;
  private final Albums albums;
  private final CoverUpdater covers;
  private final Users users;
  private final Transactions transactions;
  private final Clock clock;

  ProcessingResultWriter(
      Photos photos, Albums albums, Users users, Transactions transactions, Clock clock) {
    this.photos = photos;
    this.albums = albums;
    this.covers = new CoverUpdater(albums, photos);
    this.users = users;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The result of an attempt to write. */
  enum WriteResult {
    /** The result was written by this call. */
    WRITTEN,
    /** The result for this object was written earlier; nothing changed. */
    ALREADY_WRITTEN,
    /** The photo's row was deleted. */
    GONE,
    /**
     * Nothing was written, because another object of the photo was processed after the row was
     * read. The caller must read and process the current object again.
     */
    SUPERSEDED
  }

  /**
   * Marks a photo as ready.
   *
   * @param read the row as it was before the object was read
   * @param work time that the processing took
   */
  WriteResult markReady(Photo read, ProcessingResult result, Exif exif, Duration work) {
    return writeResult(
        read,
        result.etag(),
        before -> {
          photos.markReady(result);
          photos.saveExif(result.id(), exif);
          if (!before.isInTrash()) {
            addToAlbum(before, result);
          }
          updateUsage(before, before.original().bytes(), work);
        },
        // This call has overwritten the renditions of the other object. The reset makes the next
        // event or retry process that object again.
        () -> photos.allowReprocessing(read.id()));
  }

  /**
   * Marks a photo as failed.
   *
   * @param read the row as it was before the object was read
   * @param bytes actual size of the object in bytes, which may differ from the declared size
   * @param work time that the processing took
   */
  WriteResult markFailed(Photo read, String etag, long bytes, PhotoFailure failure, Duration work) {
    return writeResult(
        read,
        etag,
        before -> {
          photos.markFailed(before.id(), new Failure(failure.code(), failure.detail()), etag);
          if (before.lifecycle().isVisible()) {
            removeFromAlbum(before);
          }
          updateUsage(before, bytes, work);
        },
        () -> {});
  }

  private WriteResult writeResult(
      Photo read, String etag, Consumer<Photo> changes, Runnable onSuperseded) {
    return transactions.inTransaction(
        () -> {
          Optional<Photo> locked = photos.lock(read.id());
          if (locked.isEmpty()) {
            return WriteResult.GONE;
          }
          Photo photo = locked.get();
          if (photo.lifecycle().isFinalFor(etag)) {
            return WriteResult.ALREADY_WRITTEN;
          }
          if (!photo.lifecycle().hasSameResult(read.lifecycle())) {
            onSuperseded.run();
            return WriteResult.SUPERSEDED;
          }
          changes.accept(photo);
          return WriteResult.WRITTEN;
        });
  }

  /**
   * Updates the uploader's usage with the actual size of the object, not the declared size, and the
   * rate limit with the actual time of processing.
   */
  private void updateUsage(Photo before, long bytes, Duration work) {
    boolean isFirstFile = !before.lifecycle().isStored();
    users.adjustRateLimit(
        before.uploaderId(),
        TimeUnit.NANOSECONDS.toMicros(UploadRateLimit.correction(work, isFirstFile).toNanos()),
        clock.instant());
    if (isFirstFile) {
      users.commitReservation(before.uploaderId(), before.original().bytes());
    }
    if (bytes != before.original().bytes()) {
      photos.updateByteSize(before.id(), bytes);
      users.releaseStoredBytes(before.uploaderId(), before.original().bytes() - bytes, 0);
    }
  }

  private void addToAlbum(Photo before, ProcessingResult result) {
    Instant now = clock.instant();
    AlbumId album = before.albumId();
    // The update locks the album's row. It is needed even if the photo was counted before.
    albums.adjustPhotoCount(album, before.lifecycle().isVisible() ? 0 : 1, now);
    boolean isCover =
        albums
            .findUnscoped(album)
            .map(Album::coverPhotoId)
            .filter(id -> !id.equals(before.id()))
            .isEmpty();
    if (isCover) {
      covers.setCover(album, before.id(), result.picture(), now);
    }
  }

  /** Removes a ready photo from its album after an invalid object has overwritten its original. */
  private void removeFromAlbum(Photo before) {
    Instant now = clock.instant();
    AlbumId album = before.albumId();
    albums.adjustPhotoCount(album, -1, now);
    if (albums
        .findUnscoped(album)
        .map(Album::coverPhotoId)
        .filter(before.id()::equals)
        .isPresent()) {
      covers.setNewestCover(album, now);
    }
  }
}
