package wxalbum.thumbnail;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Covers;
import wxalbum.album.Exif;
import wxalbum.album.Photo;
import wxalbum.album.PhotoStatus;
import wxalbum.album.Photos;
import wxalbum.album.Photos.Arrival;
import wxalbum.album.Transactions;
import wxalbum.album.Users;

/**
 * Writes the result of processing an original. One transaction updates the photo's row, its album's
 * photo count and cover, and its uploader's storage usage, and takes the locks in that order.
 * Events are delivered at least once; the result for an object is written only once.
 */
final class ArrivalLedger {
  private final Photos photos;
  private final Albums albums;
  private final Covers covers;
  private final Users users;
  private final Transactions transactions;
  private final Clock clock;

  ArrivalLedger(Photos photos, Albums albums, Users users, Transactions transactions, Clock clock) {
    this.photos = photos;
    this.albums = albums;
    this.covers = new Covers(albums, photos);
    this.users = users;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The result of an attempt to write. */
  enum Entry {
    /** The result was written by this call. */
    WRITTEN,
    /** The result for this object was written earlier; nothing changed. */
    STOOD,
    /** The photo's row was deleted. */
    GONE,
    /**
     * Nothing was written, because another object of the photo was processed after the row was
     * read. The caller must read and process the current object again.
     */
    OVERTAKEN
  }

  /**
   * Returns whether the result for an object is final. A photo that was given up is processed again
   * when its event arrives. A blocked photo is never processed again.
   *
   * @param etag ETag of the object
   */
  static boolean settled(Photo photo, String etag) {
    return switch (photo.status()) {
      case EXPECTED -> false;
      case READY -> etag.equals(photo.etag());
      case FAILED -> etag.equals(photo.etag()) && !Photo.GIVEN_UP.equals(photo.failureCode());
      case BLOCKED -> true;
    };
  }

  /**
   * Marks a photo as ready.
   *
   * @param read the row as it was before the object was read
   */
  Entry ready(Photo read, Arrival arrival, Exif exif) {
    return write(
        read,
        arrival.etag(),
        before -> {
          photos.markReady(arrival);
          photos.writeExif(arrival.id(), exif);
          if (!before.trashed()) {
            show(before, arrival);
          }
          count(before, before.bytes());
        },
        // This call has overwritten the renditions of the other object. The reset makes the next
        // event or retry process that object again.
        () -> photos.processAnew(read.id()));
  }

  /**
   * Marks a photo as failed.
   *
   * @param read the row as it was before the object was read
   * @param bytes actual size of the object in bytes, which may differ from the declared size
   */
  Entry failed(Photo read, String etag, long bytes, Failure failure) {
    return write(
        read,
        etag,
        before -> {
          photos.markFailed(before.id(), failure.code(), failure.detail(), etag);
          if (!before.trashed() && before.status() == PhotoStatus.READY) {
            hide(before);
          }
          count(before, bytes);
        },
        () -> {});
  }

  private Entry write(Photo read, String etag, Consumer<Photo> changes, Runnable onSuperseded) {
    return transactions.inOne(
        () -> {
          Optional<Photo> locked = photos.lock(read.id());
          if (locked.isEmpty()) {
            return Entry.GONE;
          }
          Photo photo = locked.get();
          if (settled(photo, etag)) {
            return Entry.STOOD;
          }
          if (photo.status() != read.status() || !Objects.equals(photo.etag(), read.etag())) {
            onSuperseded.run();
            return Entry.OVERTAKEN;
          }
          changes.accept(photo);
          return Entry.WRITTEN;
        });
  }

  /** Updates the uploader's usage with the actual size of the object, not the declared size. */
  private void count(Photo before, long bytes) {
    if (before.status() == PhotoStatus.EXPECTED) {
      users.store(before.uploaderId(), before.bytes());
    }
    if (bytes != before.bytes()) {
      photos.resize(before.id(), bytes);
      users.release(before.uploaderId(), before.bytes() - bytes, 0);
    }
  }

  private void show(Photo before, Arrival arrival) {
    Instant now = clock.instant();
    AlbumId album = before.albumId();
    // The update locks the album's row. It is needed even if the photo was counted before.
    albums.countPhotos(album, before.status() == PhotoStatus.READY ? 0 : 1, now);
    boolean isCover =
        albums.get(album).map(Album::coverPhotoId).filter(id -> !id.equals(before.id())).isEmpty();
    if (isCover) {
      albums.setCover(album, before.id(), arrival.size().width(), arrival.size().height(), now);
    }
  }

  /** Removes a ready photo from its album after an invalid object has overwritten its original. */
  private void hide(Photo before) {
    Instant now = clock.instant();
    AlbumId album = before.albumId();
    albums.countPhotos(album, -1, now);
    if (albums.get(album).map(Album::coverPhotoId).filter(before.id()::equals).isPresent()) {
      covers.putNewest(album, now);
    }
  }
}
