package wxalbum.managealbum;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import wxalbum.access.Access;
import wxalbum.access.AlbumAccess;
import wxalbum.access.Denial;
import wxalbum.access.Permission;
import wxalbum.album.Album;
import wxalbum.album.Albums;
import wxalbum.album.CoverUpdater;
import wxalbum.album.Photo;
import wxalbum.album.PhotoCheck;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.PhotoLifecycle.Move;
import wxalbum.album.Photos;
import wxalbum.album.Transactions;
import wxalbum.album.UserId;

/** Moves a photo to the trash. If it was the cover, the newest remaining photo replaces it. */
final class TrashPhoto {
  private final AlbumAccess access;
  private final Albums albums;
  private final Photos photos;
  private final CoverUpdater covers;
  private final Transactions transactions;
  private final Clock clock;

  TrashPhoto(
      AlbumAccess access, Albums albums, Photos photos, Transactions transactions, Clock clock) {
    this.access = access;
    this.albums = albums;
    this.photos = photos;
    this.covers = new CoverUpdater(albums, photos);
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Moves a photo of this user to the trash. */
  Outcome execute(UserId user, PhotoId id) {
    return transactions.inTransaction(
        () ->
            switch (access.lockPhoto(user, id, Permission.EDIT_PHOTOS)) {
              case Access.Granted<Photo>(Photo photo, _) -> trash(photo, user);
              case Access.Denied<Photo>(Denial denial) -> new Denied(denial);
            });
  }

  private Outcome trash(Photo photo, UserId user) {
    if (!photo.lifecycle().permits(Move.TRASH)) {
      return new Trashed();
    }
    Album album =
        access.lockAlbum(user, photo.albumId(), Permission.EDIT_PHOTOS).granted().orElseThrow();
    Instant now = clock.instant();
    photos.moveToTrash(photo.id(), now);
    photos.scheduleChecks(List.of(photo.id()), PhotoCheck.PURGE, PhotoLifecycle.purgeCheckAt(now));
    if (photo.lifecycle().permits(Move.EXPIRE)) {
      photos.scheduleChecks(List.of(photo.id()), PhotoCheck.UPLOAD, now);
    }
    albums.adjustPhotoCount(album.id(), photo.lifecycle().isVisible() ? -1 : 0, now);
    if (photo.id().equals(album.coverPhotoId())) {
      covers.setNewestCover(album.id(), now);
    }
    return new Trashed();
  }

  /** The result of trashing. */
  sealed interface Outcome {}

  /** The photo is in the trash, by this request or an earlier one. */
  record Trashed() implements Outcome {}

  /** The user may not edit such a photo. */
  record Denied(Denial denial) implements Outcome {}
}
