package wxalbum.managealbum;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Photo;
import wxalbum.album.Photos;
import wxalbum.album.Shares;
import wxalbum.album.Transactions;
import wxalbum.album.UserId;

/** Deletes an album: its photos go to the trash, its shares end. */
final class DeleteAlbum {
  private static final int AT_ONCE = 500;

  private final Albums albums;
  private final Photos photos;
  private final Shares shares;
  private final Transactions transactions;
  private final Clock clock;

  DeleteAlbum(Albums albums, Photos photos, Shares shares, Transactions transactions, Clock clock) {
    this.albums = albums;
    this.photos = photos;
    this.shares = shares;
    this.transactions = transactions;
    this.clock = clock;
  }

  Outcome of(UserId user, AlbumId id) {
    return transactions.inOne(
        () -> {
          if (!albums.belongs(id, user)) {
            return new NoSuchAlbum();
          }
          Instant now = clock.instant();
          trashPhotos(id, now);
          if (albums.lock(id, user).isPresent()) {
            // Photos may have been added or restored before this transaction held the album.
            trashPhotos(id, now);
            shares.revokeAll(id, now);
            albums.delete(id, now);
          }
          return new Deleted();
        });
  }

  private void trashPhotos(AlbumId album, Instant now) {
    List<Photo> live = photos.byAdded(album, null, AT_ONCE);
    while (!live.isEmpty()) {
      photos.trashMany(live.stream().map(Photo::id).toList(), now);
      live = photos.byAdded(album, null, AT_ONCE);
    }
  }

  /** How deleting ends. */
  sealed interface Outcome {}

  /** It is deleted, now or before. */
  record Deleted() implements Outcome {}

  /** The user never had such an album. */
  record NoSuchAlbum() implements Outcome {}
}
