package wxalbum.album;

import java.time.Instant;
import java.util.List;

/** Puts photos on the covers of albums that the transaction holds. */
public record Covers(Albums albums, Photos photos) {
  /** Puts a ready photo on the cover of its album. */
  public void put(Photo photo, Instant now) {
    albums.setCover(photo.albumId(), photo.id(), photo.width(), photo.height(), now);
  }

  /** Puts the newest ready photo on an album's cover; without one the cover is empty. */
  public void putNewest(AlbumId album, Instant now) {
    List<Photo> newest = photos.shownByTaken(album, null, 1);
    if (newest.isEmpty()) {
      albums.setCover(album, null, null, null, now);
    } else {
      put(newest.getFirst(), now);
    }
  }
}
