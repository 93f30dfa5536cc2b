package wxalbum.managealbum;

import java.time.Clock;
import wxalbum.album.Albums;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Transactions;
import wxalbum.album.UserId;

/** Updates the caption of a photo. */
final class UpdateCaption {
  private final Albums albums;
  private final Photos photos;
  private final Transactions transactions;
  private final Clock clock;

  UpdateCaption(Albums albums, Photos photos, Transactions transactions, Clock clock) {
    this.albums = albums;
    this.photos = photos;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Updates the caption of this user's photo, and the update time of its album. */
  Outcome execute(UserId user, PhotoId id, String caption) {
    return transactions.inTransaction(
        () ->
            photos
                .lockOwned(id, user)
                .filter(photo -> !photo.isInTrash())
                .filter(photo -> albums.lock(photo.albumId(), user).isPresent())
                .<Outcome>map(photo -> update(photo, caption))
                .orElse(new NotFound()));
  }

  private Updated update(Photo photo, String caption) {
    photos.updateCaption(photo.id(), caption);
    albums.markUpdated(photo.albumId(), clock.instant());
    return new Updated(photos.find(photo.id()).orElseThrow());
  }

  /** The result of updating. */
  sealed interface Outcome {}

  /** The caption is updated. */
  record Updated(Photo photo) implements Outcome {}

  /** The user has no such photo, or it is in the trash. */
  record NotFound() implements Outcome {}
}
