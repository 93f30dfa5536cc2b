package wxalbum.thumbnail;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Covers;
import wxalbum.album.Exif;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
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
    GONE
  }

  /** Whether this object has been dealt with: shown, refused, or withheld. */
  static boolean settled(Photo photo, String etag) {
    return switch (photo.status()) {
      case EXPECTED -> false;
      case READY, FAILED -> etag.equals(photo.etag());
      case BLOCKED -> true;
    };
  }

  Entry ready(Arrival arrival, Exif exif) {
    return write(
        arrival.id(),
        arrival.etag(),
        before -> {
          photos.markReady(arrival);
          photos.writeExif(arrival.id(), exif);
          if (!before.trashed()) {
            show(before, arrival);
          }
        });
  }

  Entry failed(PhotoId id, String etag, Failure failure) {
    return write(
        id,
        etag,
        before -> {
          photos.markFailed(id, failure.code(), failure.detail(), etag);
          if (!before.trashed() && before.status() == PhotoStatus.READY) {
            hide(before);
          }
        });
  }

  private Entry write(PhotoId id, String etag, Consumer<Photo> changes) {
    return transactions.inOne(
        () -> {
          Optional<Photo> before = photos.lock(id);
          if (before.isEmpty()) {
            return Entry.GONE;
          }
          Photo photo = before.get();
          if (settled(photo, etag)) {
            return Entry.STOOD;
          }
          changes.accept(photo);
          if (photo.status() == PhotoStatus.EXPECTED) {
            users.store(photo.uploaderId(), photo.bytes());
          }
          return Entry.WRITTEN;
        });
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
