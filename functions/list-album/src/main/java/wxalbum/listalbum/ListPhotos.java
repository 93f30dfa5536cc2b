package wxalbum.listalbum;

import java.util.List;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.Page;
import wxalbum.album.PageRequest;
import wxalbum.album.Photo;
import wxalbum.album.Photos;
import wxalbum.album.UserId;

/**
 * Lists the photos of an album, newest first. Those that are still expected and those that failed
 * are among them: a phone sees here what became of its uploads.
 */
final class ListPhotos {
  private final Albums albums;
  private final Photos photos;

  ListPhotos(Albums albums, Photos photos) {
    this.albums = albums;
    this.photos = photos;
  }

  Outcome of(UserId user, AlbumId album, Order order, PageRequest page) {
    if (albums.find(album, user).isEmpty()) {
      return new NoSuchAlbum();
    }
    List<Photo> found =
        switch (order) {
          case TAKEN -> photos.byTaken(album, page.after(), page.oneMore());
          case ADDED -> photos.byAdded(album, page.after(), page.oneMore());
        };
    return new Listed(Page.of(found, page.limit(), order::cursor));
  }

  /** What makes a photo newer than another. */
  enum Order {
    /** The camera's clock. */
    TAKEN(Listing.TAKEN),
    /** Its arrival in the album. */
    ADDED(Listing.ADDED);

    private final Listing listing;

    Order(Listing listing) {
      this.listing = listing;
    }

    /** The listing that has this order, whose cursors continue it. */
    Listing listing() {
      return listing;
    }

    private Cursor cursor(Photo last) {
      return switch (this) {
        case TAKEN -> new Cursor(listing, last.takenAt(), last.id().value());
        case ADDED -> Cursor.at(listing, last.id());
      };
    }
  }

  /** How listing ends. */
  sealed interface Outcome {}

  /** One page of them. */
  record Listed(Page<Photo> photos) implements Outcome {}

  /** The user has no such album. */
  record NoSuchAlbum() implements Outcome {}
}
