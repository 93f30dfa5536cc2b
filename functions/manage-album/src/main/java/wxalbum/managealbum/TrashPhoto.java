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

/** Moves a photo to the trash. If it was the cover, the newest remaining photo replaces it. */
final class TrashPhoto {
  private final Albums albums;
  private final Photos photos;
  private final CoverUpdater covers;
  private final Transactions transactions;
  private final Clock clock;

  TrashPhoto(Albums albums, Photos photos, Transactions transactions, Clock clock) {
    this.albums = albums;
    this.photos = photos;
    this.covers = new CoverUpdater(albums, photos);
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Moves a photo of this user to the trash. */
  Outcome execute(UserId user, PhotoId id) {
    return transactions.inTransaction(
        () -> {
          Optional<Photo> photo = photos.lockOwned(id, user);
          if (photo.isEmpty()) {
            return new NotFound();
          }
          if (photo.get().lifecycle().permits(Move.TRASH)) {
            trash(photo.get(), albums.lock(photo.get().albumId(), user).orElseThrow());
          }
          return new Trashed();
        });
  }

  private void trash(Photo photo, Album album) {
    Instant now = clock.instant();
    photos.moveToTrash(photo.id(), now);
    albums.adjustPhotoCount(album.id(), photo.lifecycle().isVisible() ? -1 : 0, now);
    if (photo.id().equals(album.coverPhotoId())) {
      covers.setNewestCover(album.id(), now);
    }
  }

  /** The result of trashing. */
  sealed interface Outcome {}

  /** The photo is in the trash, by this request or an earlier one. */
  record Trashed() implements Outcome {}

  /** The user has no such photo. */
  record NotFound() implements Outcome {}
}
