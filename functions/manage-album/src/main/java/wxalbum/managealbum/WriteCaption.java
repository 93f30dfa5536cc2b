package wxalbum.managealbum;

import java.time.Clock;
import wxalbum.album.Albums;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Transactions;
import wxalbum.album.UserId;

/** Writes the caption of a photo. */
final class WriteCaption {
  private final Albums albums;
  private final Photos photos;
  private final Transactions transactions;
  private final Clock clock;

  WriteCaption(Albums albums, Photos photos, Transactions transactions, Clock clock) {
    this.albums = albums;
    this.photos = photos;
    this.transactions = transactions;
    this.clock = clock;
  }

  Outcome of(UserId user, PhotoId id, String caption) {
    return transactions.inOne(
        () ->
            photos
                .lockOfUser(id, user)
                .filter(photo -> !photo.trashed())
                .filter(photo -> albums.lock(photo.albumId(), user).isPresent())
                .<Outcome>map(photo -> written(photo, caption))
                .orElse(new NoSuchPhoto()));
  }

  private Written written(Photo photo, String caption) {
    photos.caption(photo.id(), caption);
    albums.touch(photo.albumId(), clock.instant());
    return new Written(photos.find(photo.id()).orElseThrow());
  }

  /** How writing ends. */
  sealed interface Outcome {}

  /** The photo as it is now. */
  record Written(Photo photo) implements Outcome {}

  /** The user has no such photo, or has put it into the trash. */
  record NoSuchPhoto() implements Outcome {}
}
