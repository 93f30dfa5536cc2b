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

/** Moves a photo to the trash. If it was the cover, the newest remaining photo replaces it. */
final class TrashPhoto {
  private final Albums albums;
  private final Photos photos;
  private final Covers covers;
  private final Transactions transactions;
  private final Clock clock;

  TrashPhoto(Albums albums, Photos photos, Transactions transactions, Clock clock) {
    this.albums = albums;
    this.photos = photos;
    this.covers = new Covers(albums, photos);
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Moves a photo of this user to the trash. */
  Outcome of(UserId user, PhotoId id) {
    return transactions.inOne(
        () -> {
          Optional<Photo> photo = photos.lockOfUser(id, user);
          if (photo.isEmpty()) {
            return new NoSuchPhoto();
          }
          if (!photo.get().trashed()) {
            trash(photo.get(), albums.lock(photo.get().albumId(), user).orElseThrow());
          }
          return new Trashed();
        });
  }

  private void trash(Photo photo, Album album) {
    Instant now = clock.instant();
    photos.trashOne(photo.id(), now);
    albums.countPhotos(album.id(), photo.status() == PhotoStatus.READY ? -1 : 0, now);
    if (photo.id().equals(album.coverPhotoId())) {
      covers.putNewest(album.id(), now);
    }
  }

  /** The result of trashing. */
  sealed interface Outcome {}

  /** The photo is in the trash, by this request or an earlier one. */
  record Trashed() implements Outcome {}

  /** The user has no such photo. */
  record NoSuchPhoto() implements Outcome {}
}
