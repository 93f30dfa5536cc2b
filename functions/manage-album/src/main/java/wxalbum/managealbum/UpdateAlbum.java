package wxalbum.managealbum;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import wxalbum.access.Access;
import wxalbum.access.AlbumAccess;
import wxalbum.access.Denial;
import wxalbum.access.Permission;
import wxalbum.access.Role;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.CoverUpdater;
import wxalbum.album.Photo;
import wxalbum.album.Photos;
import wxalbum.album.Transactions;
import wxalbum.album.UserId;
import wxalbum.managealbum.AlbumUpdate.CoverChoice;

/** Updates the title, description and cover of an album. */
final class UpdateAlbum {
  private final AlbumAccess access;
  private final Albums albums;
  private final CoverUpdater covers;
  private final Transactions transactions;
  private final Clock clock;

  UpdateAlbum(
      AlbumAccess access, Albums albums, Photos photos, Transactions transactions, Clock clock) {
    this.access = access;
    this.albums = albums;
    this.covers = new CoverUpdater(albums, photos);
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Updates an album of this user. */
  Outcome execute(UserId user, AlbumId id, AlbumUpdate change) {
    return transactions.inTransaction(
        () -> {
          Optional<Photo> chosen = lockChosenCover(change.cover(), user);
          return switch (access.lockAlbum(user, id, Permission.EDIT_ALBUM)) {
            case Access.Granted<Album>(Album album, Role role) ->
                update(album, role, change, chosen);
            case Access.Denied<Album>(Denial denial) -> new Denied(denial);
          };
        });
  }

  private Outcome update(Album album, Role role, AlbumUpdate change, Optional<Photo> chosen) {
    AlbumId id = album.id();
    if (change.cover() instanceof CoverChoice.Chosen
        && chosen.filter(photo -> canBeCover(photo, id)).isEmpty()) {
      return new InvalidCover();
    }
    Instant now = clock.instant();
    albums.updateDetails(id, change.title(), change.description(), now);
    switch (change.cover()) {
      case CoverChoice.Newest _ -> covers.setNewestCover(id, now);
      case CoverChoice.Chosen _ -> covers.setCover(chosen.orElseThrow(), now);
    }
    return new Updated(albums.findUnscoped(id).orElseThrow(), role);
  }

  /** Locks the chosen photo, which must happen before its album is locked. */
  private Optional<Photo> lockChosenCover(CoverChoice cover, UserId user) {
    return cover instanceof CoverChoice.Chosen(var photo)
        ? access.lockPhoto(user, photo, Permission.EDIT_ALBUM).granted()
        : Optional.empty();
  }

  private static boolean canBeCover(Photo photo, AlbumId album) {
    return photo.albumId().equals(album) && photo.lifecycle().isVisible();
  }

  /** The result of updating. */
  sealed interface Outcome {}

  /** The album is updated. */
  record Updated(Album album, Role role) implements Outcome {}

  /** The user may not edit such an album. */
  record Denied(Denial denial) implements Outcome {}

  /** The chosen cover is not a ready, live photo of this album; nothing is changed. */
  record InvalidCover() implements Outcome {}
}
