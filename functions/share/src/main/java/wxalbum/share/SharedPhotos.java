package wxalbum.share;

import java.util.List;
import wxalbum.album.AlbumId;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.Page;
import wxalbum.album.PageRequest;
import wxalbum.album.Photo;
import wxalbum.album.Photos;

/** Lists what guests see of an album: its photos that are ready, last taken first. */
final class SharedPhotos {
  private final Photos photos;

  SharedPhotos(Photos photos) {
    this.photos = photos;
  }

  /** One page of them. */
  Page<Photo> page(AlbumId album, PageRequest page) {
    List<Photo> read = photos.shownByTaken(album, page.after(), page.oneMore());
    return Page.of(
        read,
        page.limit(),
        photo -> new Cursor(Listing.SHARED, photo.takenAt(), photo.id().value()));
  }
}
