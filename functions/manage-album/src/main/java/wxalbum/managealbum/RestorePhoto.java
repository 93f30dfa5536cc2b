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
 * Restores a photo from the trash until it may be purged. If its album was deleted, the album is
 * restored with this photo only.
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

  /** Restores a photo of this user. A photo that is not in the trash is returned unchanged. */
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
    // The album lock blocks new photos, so no duplicate can appear before the transaction ends.
    Album album = albums.lock(photo.albumId(), user).orElseGet(() -> revived(photo, user, now));
    Optional<Photo> duplicate =
        Optional.ofNullable(photo.sha256()).flatMap(sha -> photos.withSha256(album.id(), sha));
    if (duplicate.isPresent()) {
      return new TwinStands(duplicate.get().id());
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

  /** The result of restoring. */
  sealed interface Outcome {}

  /** The photo is not in the trash, by this request or an earlier one. */
  record Restored(Photo photo) implements Outcome {}

  /** The user has no such photo, or it may already be purged. */
  record NoSuchPhoto() implements Outcome {}

  /** The album has the same file as another live photo; nothing is changed. */
  record TwinStands(PhotoId twin) implements Outcome {}
}
