package wxalbum.listalbum;

import java.util.List;
import wxalbum.access.Access;
import wxalbum.access.AlbumAccess;
import wxalbum.access.Denial;
import wxalbum.access.Permission;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.Page;
import wxalbum.album.PageRequest;
import wxalbum.album.Photo;
import wxalbum.album.Photos;
import wxalbum.album.UserId;

/**
 * Lists the photos of an album, newest first. The list includes photos that are still expected and
 * photos that failed, so a client can follow the progress of its uploads.
 */
final class ListPhotos {
  private final AlbumAccess access;
  private final Photos photos;

  ListPhotos(AlbumAccess access, Photos photos) {
    this.access = access;
    this.photos = photos;
  }

  Outcome execute(UserId user, AlbumId album, PhotoOrder order, PageRequest page) {
    return switch (access.findAlbum(user, album, Permission.VIEW)) {
      case Access.Granted<Album> _ -> list(album, order, page);
      case Access.Denied<Album>(Denial denial) -> new Denied(denial);
    };
  }

  private Listed list(AlbumId album, PhotoOrder order, PageRequest page) {
    List<Photo> rows =
        switch (order) {
          case TAKEN -> photos.listByTakenAt(album, page.after(), page.fetchLimit());
          case ADDED -> photos.listByAddedAt(album, page.after(), page.fetchLimit());
        };
    return new Listed(Page.of(rows, page.limit(), order::cursorAfter));
  }

  /** The sort orders of a photo list. */
  enum PhotoOrder {
    /** Sorts by the instant of capture, {@link Photo.CaptureTime#sortTime()}. */
    TAKEN(Listing.PHOTOS_BY_TAKEN_AT),
    /** Sorts by the time at which the photo was added to the album. */
    ADDED(Listing.PHOTOS_BY_ADDED_AT);

    private final Listing listing;

    PhotoOrder(Listing listing) {
      this.listing = listing;
    }

    /** Returns the listing whose cursors continue a page in this order. */
    Listing listing() {
      return listing;
    }

    private Cursor cursorAfter(Photo last) {
      return switch (this) {
        case TAKEN -> new Cursor(listing, last.captureTime().sortTime(), last.id().value());
        case ADDED -> Cursor.of(listing, last.id());
      };
    }
  }

  /** The result of listing photos. */
  sealed interface Outcome {}

  /** One page of photos. */
  record Listed(Page<Photo> photos) implements Outcome {}

  /** The user may not view an album with this id. */
  record Denied(Denial denial) implements Outcome {}
}
