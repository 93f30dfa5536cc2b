package wxalbum.managealbum;

import java.time.Clock;
import wxalbum.album.Albums;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Transactions;
import wxalbum.album.UserId;

/** Updates the caption of a photo. */
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

  /** Updates the caption of this user's photo, and the update time of its album. */
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

  /** The result of updating. */
  sealed interface Outcome {}

  /** The caption is updated. */
  record Written(Photo photo) implements Outcome {}

  /** The user has no such photo, or it is in the trash. */
  record NoSuchPhoto() implements Outcome {}
}
