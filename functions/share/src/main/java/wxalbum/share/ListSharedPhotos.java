package wxalbum.share;

import java.util.List;
import wxalbum.album.AlbumId;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.Page;
import wxalbum.album.PageRequest;
import wxalbum.album.Photo;
import wxalbum.album.Photos;

/** Lists the ready, live photos of an album for guests, most recently taken first. */
final class ListSharedPhotos {
  private final Photos photos;

  ListSharedPhotos(Photos photos) {
    this.photos = photos;
  }

  /** Returns one page of the photos of an album. */
  Page<Photo> execute(AlbumId album, PageRequest page) {
    List<Photo> rows = photos.listVisibleByTakenAt(album, page.after(), page.fetchLimit());
    return Page.of(
        rows,
        page.limit(),
        photo ->
            new Cursor(Listing.SHARED_PHOTOS, photo.captureTime().sortTime(), photo.id().value()));
  }
}
