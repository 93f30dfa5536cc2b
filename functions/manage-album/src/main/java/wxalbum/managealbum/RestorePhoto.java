package wxalbum.managealbum;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import wxalbum.album.Album;
import wxalbum.album.Albums;
import wxalbum.album.Covers;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoStatus;
import wxalbum.album.Photos;
import wxalbum.album.Transactions;
import wxalbum.album.UserId;

/**
 * Takes a photo out of the trash, until the moment from which it may be purged. An album that was
 * deleted comes back to life with it, with this photo alone.
 */
final class RestorePhoto {
  private final Albums albums;
  private final Photos photos;
  private final Covers covers;
  private final Transactions transactions;
  private final Clock clock;

  RestorePhoto(Albums albums, Photos photos, Transactions transactions, Clock clock) {
    this.albums = albums;
    this.photos = photos;
    this.covers = new Covers(albums, photos);
    this.transactions = transactions;
    this.clock = clock;
  }

  Outcome of(UserId user, PhotoId id) {
    return transactions.inOne(
        () -> {
          Optional<Photo> photo = photos.lockOfUser(id, user).filter(this::stands);
          if (photo.isEmpty()) {
            return new NoSuchPhoto();
          }
          return photo.get().trashed() ? restore(photo.get(), user) : new Restored(photo.get());
        });
  }

  private boolean stands(Photo photo) {
    Instant purgeAt = photo.purgeAt();
    return purgeAt == null || clock.instant().isBefore(purgeAt);
  }

  private Outcome restore(Photo photo, UserId user) {
    Instant now = clock.instant();
    // Whoever holds the album keeps new photos out: what is no twin now, is none at the end.
    Album album = albums.lock(photo.albumId(), user).orElseGet(() -> revived(photo, user, now));
    Optional<Photo> twin =
        Optional.ofNullable(photo.sha256()).flatMap(sha -> photos.withSha256(album.id(), sha));
    if (twin.isPresent()) {
      return new TwinStands(twin.get().id());
    }
    photos.restore(photo.id());
    boolean ready = photo.status() == PhotoStatus.READY;
    albums.countPhotos(album.id(), ready ? 1 : 0, now);
    if (ready && album.coverPhotoId() == null) {
      covers.put(photo, now);
    }
    return new Restored(photos.find(photo.id()).orElseThrow());
  }

  private Album revived(Photo photo, UserId user, Instant now) {
    albums.revive(photo.albumId(), now);
    return albums.lock(photo.albumId(), user).orElseThrow();
  }

  /** How restoring ends. */
  sealed interface Outcome {}

  /** The photo, out of the trash now or before. */
  record Restored(Photo photo) implements Outcome {}

  /** The user has no such photo. */
  record NoSuchPhoto() implements Outcome {}

  /** The album meanwhile holds the same file as another photo. */
  record TwinStands(PhotoId twin) implements Outcome {}
}
