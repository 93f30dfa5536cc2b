package wxalbum.managealbum;

import java.time.Instant;
import java.util.List;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Photo;
import wxalbum.album.Photos;

/** Puts photos on the covers of albums that the transaction holds. */
record Covers(Albums albums, Photos photos) {
  /** Puts a ready photo on the cover of its album. */
  void put(Photo photo, Instant now) {
    albums.setCover(photo.albumId(), photo.id(), photo.width(), photo.height(), now);
  }

  /** Puts the newest ready photo on an album's cover; without one the cover is empty. */
  void putNewest(AlbumId album, Instant now) {
    List<Photo> newest = photos.shownByTaken(album, null, 1);
    if (newest.isEmpty()) {
      albums.setCover(album, null, null, null, now);
    } else {
      put(newest.getFirst(), now);
    }
  }
}
