package wxalbum.managealbum;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Covers;
import wxalbum.album.Photo;
import wxalbum.album.PhotoStatus;
import wxalbum.album.Photos;
import wxalbum.album.Transactions;
import wxalbum.album.UserId;
import wxalbum.managealbum.AlbumChange.Cover;

/** Updates the title, description and cover of an album. */
final class ChangeAlbum {
  private final Albums albums;
  private final Photos photos;
  private final Covers covers;
  private final Transactions transactions;
  private final Clock clock;

  ChangeAlbum(Albums albums, Photos photos, Transactions transactions, Clock clock) {
    this.albums = albums;
    this.photos = photos;
    this.covers = new Covers(albums, photos);
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Updates an album of this user. */
  Outcome of(UserId user, AlbumId id, AlbumChange change) {
    return transactions.inOne(
        () -> {
          Optional<Photo> chosen = lockChosen(change.cover(), user);
          Optional<Album> album = albums.lock(id, user);
          if (album.isEmpty()) {
            return new NoSuchAlbum();
          }
          if (change.cover() instanceof Cover.Chosen
              && chosen.filter(photo -> fits(photo, id)).isEmpty()) {
            return new UnfitCover();
          }
          Instant now = clock.instant();
          describe(album.get(), change, now);
          switch (change.cover()) {
            case Cover.AsItIs _ -> {}
            case Cover.Newest _ -> covers.putNewest(id, now);
            case Cover.Chosen _ -> covers.put(chosen.orElseThrow(), now);
          }
          return new Changed(albums.find(id, user).orElseThrow());
        });
  }

  /**
   * Locks the chosen photo. The lock order is photo before album, as when an upload is processed or
   * a photo is moved to the trash.
   */
  private Optional<Photo> lockChosen(Cover cover, UserId user) {
    return cover instanceof Cover.Chosen(var photo)
        ? photos.lockOfUser(photo, user)
        : Optional.empty();
  }

  private void describe(Album album, AlbumChange change, Instant now) {
    String description = change.description() == null ? album.description() : change.description();
    albums.describe(album.id(), change.title(), description, now);
  }

  private static boolean fits(Photo photo, AlbumId album) {
    return photo.albumId().equals(album) && !photo.trashed() && photo.status() == PhotoStatus.READY;
  }

  /** The result of updating. */
  sealed interface Outcome {}

  /** The album is updated. */
  record Changed(Album album) implements Outcome {}

  /** The user has no such album. */
  record NoSuchAlbum() implements Outcome {}

  /** The chosen cover is not a ready, live photo of this album; nothing is changed. */
  record UnfitCover() implements Outcome {}
}
