package wxalbum.managealbum;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
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
import wxalbum.album.PhotoLifecycle.Move;
import wxalbum.album.Photos;
import wxalbum.album.Transactions;
import wxalbum.album.UserId;

/**
 * Restores a photo from the trash until it may be purged. If its album was deleted, the album is
 * restored with this photo only.
 */
final class RestorePhoto {
  private final AlbumAccess access;
  private final Albums albums;
  private final Photos photos;
  private final CoverUpdater covers;
  private final Transactions transactions;
  private final Clock clock;

  RestorePhoto(
      AlbumAccess access, Albums albums, Photos photos, Transactions transactions, Clock clock) {
    this.access = access;
    this.albums = albums;
    this.photos = photos;
    this.covers = new CoverUpdater(albums, photos);
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Restores a photo of this user. A photo that is not in the trash is returned unchanged. */
  Outcome execute(UserId user, PhotoId id) {
    return transactions.inTransaction(
        () ->
            switch (access.lockPhoto(user, id, Permission.EDIT_PHOTOS)) {
              case Access.Granted<Photo>(Photo photo, _) -> restoreFromTrash(photo, user);
              case Access.Denied<Photo>(Denial denial) -> new Denied(denial);
            });
  }

  private Outcome restoreFromTrash(Photo photo, UserId user) {
    if (!isRestorable(photo)) {
      return new Denied(Denial.NOT_FOUND);
    }
    return photo.lifecycle().permits(Move.RESTORE) ? restore(photo, user) : new Restored(photo);
  }

  private boolean isRestorable(Photo photo) {
    return !photo.lifecycle().isRetentionOver(clock.instant());
  }

  private Outcome restore(Photo photo, UserId user) {
    Instant now = clock.instant();
    // The album lock blocks new photos, so no duplicate can appear before the transaction ends.
    Album album = lockAlbum(photo, user).orElseGet(() -> undeleteAlbum(photo, user, now));
    Optional<Photo> duplicate =
        Optional.ofNullable(photo.original().sha256())
            .flatMap(sha -> photos.findBySha256(album.id(), sha));
    if (duplicate.isPresent()) {
      return new DuplicateExists(duplicate.get().id());
    }
    photos.restore(photo.id());
    photos.cancelCheck(photo.id(), PhotoCheck.PURGE);
    boolean ready = photo.lifecycle().hasRenditions();
    albums.adjustPhotoCount(album.id(), ready ? 1 : 0, now);
    if (ready && album.coverPhotoId() == null) {
      covers.setCover(photo, now);
    }
    return new Restored(photos.find(photo.id()).orElseThrow());
  }

  private Album undeleteAlbum(Photo photo, UserId user, Instant now) {
    albums.undelete(photo.albumId(), now);
    return lockAlbum(photo, user).orElseThrow();
  }

  private Optional<Album> lockAlbum(Photo photo, UserId user) {
    return access.lockAlbum(user, photo.albumId(), Permission.EDIT_PHOTOS).granted();
  }

  /** The result of restoring. */
  sealed interface Outcome {}

  /** The photo is not in the trash, by this request or an earlier one. */
  record Restored(Photo photo) implements Outcome {}

  /** The user may not edit such a photo, or it may already be purged. */
  record Denied(Denial denial) implements Outcome {}

  /** The album has the same file as another live photo; nothing is changed. */
  record DuplicateExists(PhotoId duplicate) implements Outcome {}
}
