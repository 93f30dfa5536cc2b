package wxalbum.managealbum;

import java.time.Clock;
import wxalbum.access.Access;
import wxalbum.access.AlbumAccess;
import wxalbum.access.Denial;
import wxalbum.access.Permission;
import wxalbum.album.Albums;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Transactions;
import wxalbum.album.UserId;

/** Updates the caption of a photo. */
final class UpdateCaption {
  private final AlbumAccess access;
  private final Albums albums;
  private final Photos photos;
  private final Transactions transactions;
  private final Clock clock;

  UpdateCaption(
      AlbumAccess access, Albums albums, Photos photos, Transactions transactions, Clock clock) {
    this.access = access;
    this.albums = albums;
    this.photos = photos;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Updates the caption of this user's photo, and the update time of its album. */
  Outcome execute(UserId user, PhotoId id, String caption) {
    return transactions.inTransaction(
        () ->
            switch (access.lockPhoto(user, id, Permission.EDIT_PHOTOS)) {
              case Access.Granted<Photo>(Photo photo, _) -> update(photo, user, caption);
              case Access.Denied<Photo>(Denial denial) -> new Denied(denial);
            });
  }

  private Outcome update(Photo photo, UserId user, String caption) {
    if (photo.isInTrash() || !lockAlbum(photo, user)) {
      return new Denied(Denial.NOT_FOUND);
    }
    photos.updateCaption(photo.id(), caption);
    albums.markUpdated(photo.albumId(), clock.instant());
    return new Updated(photos.find(photo.id()).orElseThrow());
  }

  /** Locks the album of a photo; returns false if it is deleted. */
  private boolean lockAlbum(Photo photo, UserId user) {
    return access.lockAlbum(user, photo.albumId(), Permission.EDIT_PHOTOS).granted().isPresent();
  }

  /** The result of updating. */
  sealed interface Outcome {}

  /** The caption is updated. */
  record Updated(Photo photo) implements Outcome {}

  /** The user may not edit such a photo, or it is in the trash. */
  record Denied(Denial denial) implements Outcome {}
}
