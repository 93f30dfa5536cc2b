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
 * Writes down how an arrival ended: the photo's row, its album's count and cover, its owner's
 * usage, all in one transaction and in that order of locks. An arrival that is told twice is
 * written once.
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

  /** What an attempt to write came to. */
  enum Entry {
    /** Written now. */
    WRITTEN,
    /** Written before. */
    STOOD,
    /** There is no such photo any more. */
    GONE,
    /**
     * Nothing is written: another object of the photo has been dealt with since its row was read.
     * The one that is there is to be looked at again.
     */
    OVERTAKEN
  }

  /** Whether this object has been dealt with: shown, refused, or withheld. */
  static boolean settled(Photo photo, String etag) {
    return switch (photo.status()) {
      case EXPECTED -> false;
      case READY -> etag.equals(photo.etag());
      case FAILED -> etag.equals(photo.etag()) && !Photo.GIVEN_UP.equals(photo.failureCode());
      case BLOCKED -> true;
    };
  }

  /**
   * Writes that a photo can be shown.
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
        // Its renditions lie over those of the other object, which therefore is to be dealt with
        // anew, by whoever learns of it first.
        () -> photos.processAnew(read.id()));
  }

  /**
   * Writes that a photo cannot be shown.
   *
   * @param read the row as it was before the object was read
   * @param bytes size of the object, which may be another than was announced
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

  private Entry write(Photo read, String etag, Consumer<Photo> changes, Runnable overtaken) {
    return transactions.inOne(
        () -> {
          Optional<Photo> before = photos.lock(read.id());
          if (before.isEmpty()) {
            return Entry.GONE;
          }
          Photo photo = before.get();
          if (settled(photo, etag)) {
            return Entry.STOOD;
          }
          if (photo.status() != read.status() || !Objects.equals(photo.etag(), read.etag())) {
            overtaken.run();
            return Entry.OVERTAKEN;
          }
          changes.accept(photo);
          return Entry.WRITTEN;
        });
  }

  /** Counts what is stored: the size that the object has, whatever was announced. */
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
    // Counting holds the album, even where the photo was counted before.
    albums.countPhotos(album, before.status() == PhotoStatus.READY ? 0 : 1, now);
    boolean onCover =
        albums.get(album).map(Album::coverPhotoId).filter(id -> !id.equals(before.id())).isEmpty();
    if (onCover) {
      albums.setCover(album, before.id(), arrival.size().width(), arrival.size().height(), now);
    }
  }

  /** A shown photo was overwritten by bytes that cannot be shown. */
  private void hide(Photo before) {
    Instant now = clock.instant();
    AlbumId album = before.albumId();
    albums.countPhotos(album, -1, now);
    if (albums.get(album).map(Album::coverPhotoId).filter(before.id()::equals).isPresent()) {
      covers.putNewest(album, now);
    }
  }
}
