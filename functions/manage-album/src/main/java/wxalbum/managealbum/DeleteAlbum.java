package wxalbum.managealbum;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Covers;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoStatus;
import wxalbum.album.Photos;
import wxalbum.album.Shares;
import wxalbum.album.Transactions;
import wxalbum.album.UserId;

/**
 * Deletes an album: its photos go to the trash, its shares end. Many photos go in parts, each with
 * its place in the album's count and cover, and the album goes with the last part: a deletion that
 * is broken off leaves an album with fewer photos, and one that is asked for again goes on there.
 */
final class DeleteAlbum {
  private static final int AT_ONCE = 500;

  /** After it no other part is begun, so that a function's ten seconds suffice for the answer. */
  private static final Duration TIME = Duration.ofSeconds(3);

  private final Albums albums;
  private final Photos photos;
  private final Covers covers;
  private final Shares shares;
  private final Transactions transactions;
  private final Clock clock;

  DeleteAlbum(Albums albums, Photos photos, Shares shares, Transactions transactions, Clock clock) {
    this.albums = albums;
    this.photos = photos;
    this.covers = new Covers(albums, photos);
    this.shares = shares;
    this.transactions = transactions;
    this.clock = clock;
  }

  Outcome of(UserId user, AlbumId id) {
    if (!albums.belongs(id, user)) {
      return new NoSuchAlbum();
    }
    Instant now = clock.instant();
    while (!transactions.inOne(() -> deletePart(user, id, now))) {
      if (clock.instant().isAfter(now.plus(TIME))) {
        return new Unfinished();
      }
    }
    return new Deleted();
  }

  /** Whether it was the last part. */
  private boolean deletePart(UserId user, AlbumId id, Instant now) {
    List<PhotoId> live = live(id);
    if (live.size() == AT_ONCE) {
      return !trashPart(user, id, live, now);
    }
    trashAll(live, id, now);
    if (albums.lock(id, user).isPresent()) {
      // Photos may have been added or restored before this transaction held the album.
      trashAll(live(id), id, now);
      shares.revokeAll(id, now);
      albums.delete(id, now);
    }
    return true;
  }

  /** Whether the album is still there. */
  private boolean trashPart(UserId user, AlbumId id, List<PhotoId> part, Instant now) {
    List<Photo> held = photos.lockAll(part).stream().filter(photo -> !photo.trashed()).toList();
    Optional<Album> album = albums.lock(id, user);
    if (album.isEmpty()) {
      return false;
    }
    photos.trashMany(part, now);
    long ready = held.stream().filter(photo -> photo.status() == PhotoStatus.READY).count();
    albums.countPhotos(id, -Math.toIntExact(ready), now);
    PhotoId cover = album.get().coverPhotoId();
    if (held.stream().anyMatch(photo -> photo.id().equals(cover))) {
      covers.putNewest(id, now);
    }
    return true;
  }

  private void trashAll(List<PhotoId> first, AlbumId album, Instant now) {
    for (List<PhotoId> some = first; !some.isEmpty(); some = live(album)) {
      photos.trashMany(some, now);
    }
  }

  private List<PhotoId> live(AlbumId album) {
    return photos.byAdded(album, null, AT_ONCE).stream().map(Photo::id).toList();
  }

  /** How deleting ends. */
  sealed interface Outcome {}

  /** It is deleted, now or before. */
  record Deleted() implements Outcome {}

  /** The user never had such an album. */
  record NoSuchAlbum() implements Outcome {}

  /** It has more photos than there was time for; those that are left are fewer. */
  record Unfinished() implements Outcome {}
}
