package wxalbum.managealbum;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import wxalbum.access.Access;
import wxalbum.access.AlbumAccess;
import wxalbum.access.Denial;
import wxalbum.access.Permission;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.CoverUpdater;
import wxalbum.album.Photo;
import wxalbum.album.PhotoCheck;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.PhotoLifecycle.Move;
import wxalbum.album.Photos;
import wxalbum.album.Shares;
import wxalbum.album.Transactions;
import wxalbum.album.UserId;

/**
 * Deletes an album: moves its photos to the trash and revokes its shares. Photos are moved in
 * batches of one transaction each, which also updates the photo count and the cover. The last batch
 * deletes the album. An interrupted deletion leaves an album with fewer photos; a repeated request
 * continues from there.
 */
final class DeleteAlbum {
  private static final int BATCH_SIZE = 500;

  /**
   * After this time no batch starts, so that the response fits the function's 10-second timeout.
   */
  private static final Duration TIME_LIMIT = Duration.ofSeconds(3);

  private final AlbumAccess access;
  private final Albums albums;
  private final Photos photos;
  private final CoverUpdater covers;
  private final Shares shares;
  private final Transactions transactions;
  private final Clock clock;

  DeleteAlbum(
      AlbumAccess access,
      Albums albums,
      Photos photos,
      Shares shares,
      Transactions transactions,
      Clock clock) {
    this.access = access;
    this.albums = albums;
    this.photos = photos;
    this.covers = new CoverUpdater(albums, photos);
    this.shares = shares;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Deletes an album of this user. */
  Outcome execute(UserId user, AlbumId id) {
    return switch (access.findLiveOrDeletedAlbum(user, id, Permission.DELETE_ALBUM)) {
      case Access.Granted<AlbumId> _ -> deleteInBatches(user, id);
      case Access.Denied<AlbumId>(Denial denial) -> new Denied(denial);
    };
  }

  private Outcome deleteInBatches(UserId user, AlbumId id) {
    Instant now = clock.instant();
    while (!transactions.inTransaction(() -> deleteBatch(user, id, now))) {
      if (clock.instant().isAfter(now.plus(TIME_LIMIT))) {
        return new Incomplete();
      }
    }
    return new Deleted();
  }

  /**
   * Moves one batch to the trash, and deletes the album if no photo is left.
   *
   * @return true when the album is deleted
   */
  private boolean deleteBatch(UserId user, AlbumId id, Instant now) {
    List<PhotoId> batch = findLivePhotoIds(id, BATCH_SIZE);
    List<Photo> locked = batch.isEmpty() ? List.of() : photos.lockAll(batch);
    Optional<Album> album = access.lockAlbum(user, id, Permission.DELETE_ALBUM).granted();
    if (album.isEmpty()) {
      return true;
    }
    moveToTrash(locked, now);
    if (batch.size() < BATCH_SIZE && findLivePhotoIds(id, 1).isEmpty()) {
      shares.revokeByAlbum(id, now);
      albums.delete(id, now);
      return true;
    }
    removeFromAlbum(locked, album.get(), now);
    return false;
  }

  private void moveToTrash(List<Photo> locked, Instant now) {
    List<PhotoId> live =
        locked.stream().filter(photo -> !photo.isInTrash()).map(Photo::id).toList();
    if (!live.isEmpty()) {
      photos.moveAllToTrash(live, now);
      photos.scheduleChecks(live, PhotoCheck.PURGE, PhotoLifecycle.purgeCheckAt(now));
    }
    List<PhotoId> pending =
        locked.stream()
            .filter(photo -> photo.lifecycle().permits(Move.EXPIRE))
            .map(Photo::id)
            .toList();
    if (!pending.isEmpty()) {
      photos.scheduleChecks(pending, PhotoCheck.UPLOAD, now);
    }
  }

  private void removeFromAlbum(List<Photo> trashed, Album album, Instant now) {
    List<Photo> visible = trashed.stream().filter(photo -> photo.lifecycle().isVisible()).toList();
    albums.adjustPhotoCount(album.id(), -visible.size(), now);
    if (visible.stream().anyMatch(photo -> photo.id().equals(album.coverPhotoId()))) {
      covers.setNewestCover(album.id(), now);
    }
  }

  private List<PhotoId> findLivePhotoIds(AlbumId album, int limit) {
    return photos.listByAddedAt(album, null, limit).stream().map(Photo::id).toList();
  }

  /** The result of deleting. */
  sealed interface Outcome {}

  /** The album is deleted, by this request or an earlier one. */
  record Deleted() implements Outcome {}

  /** The user may not delete such an album. */
  record Denied(Denial denial) implements Outcome {}

  /** Time ran out before all photos were moved. A repeated request continues. */
  record Incomplete() implements Outcome {}
}
