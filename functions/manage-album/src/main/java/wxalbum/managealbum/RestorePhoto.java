package wxalbum.managealbum;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import wxalbum.album.Album;
import wxalbum.album.Albums;
import wxalbum.album.CoverUpdater;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle.Move;
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
  private final CoverUpdater covers;
  private final Transactions transactions;
  private final Clock clock;

  RestorePhoto(Albums albums, Photos photos, Transactions transactions, Clock clock) {
    this.albums = albums;
    this.photos = photos;
    this.covers = new CoverUpdater(albums, photos);
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Restores a photo of this user. A photo that is not in the trash is returned unchanged. */
  Outcome execute(UserId user, PhotoId id) {
    return transactions.inTransaction(
        () -> {
          Optional<Photo> photo = photos.lockOwned(id, user).filter(this::isRestorable);
          if (photo.isEmpty()) {
            return new NotFound();
          }
          return photo.get().lifecycle().permits(Move.RESTORE)
              ? restore(photo.get(), user)
              : new Restored(photo.get());
        });
  }

  private boolean isRestorable(Photo photo) {
    return !photo.lifecycle().isRetentionOver(clock.instant());
  }

  private Outcome restore(Photo photo, UserId user) {
    Instant now = clock.instant();
    // The album lock blocks new photos, so no duplicate can appear before the transaction ends.
    Album album =
        albums.lock(photo.albumId(), user).orElseGet(() -> undeleteAlbum(photo, user, now));
    Optional<Photo> duplicate =
        Optional.ofNullable(photo.original().sha256())
            .flatMap(sha -> photos.findBySha256(album.id(), sha));
    if (duplicate.isPresent()) {
      return new DuplicateExists(duplicate.get().id());
    }
    photos.restore(photo.id());
    boolean ready = photo.lifecycle().hasRenditions();
    albums.adjustPhotoCount(album.id(), ready ? 1 : 0, now);
    if (ready && album.coverPhotoId() == null) {
      covers.setCover(photo, now);
    }
    return new Restored(photos.find(photo.id()).orElseThrow());
  }

  private Album undeleteAlbum(Photo photo, UserId user, Instant now) {
    albums.undelete(photo.albumId(), now);
    return albums.lock(photo.albumId(), user).orElseThrow();
  }

  /** The result of restoring. */
  sealed interface Outcome {}

  /** The photo is not in the trash, by this request or an earlier one. */
  record Restored(Photo photo) implements Outcome {}

  /** The user has no such photo, or it may already be purged. */
  record NotFound() implements Outcome {}

  /** The album has the same file as another live photo; nothing is changed. */
  record DuplicateExists(PhotoId duplicate) implements Outcome {}
}
