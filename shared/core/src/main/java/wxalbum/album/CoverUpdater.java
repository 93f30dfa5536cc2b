package wxalbum.album;

import java.time.Instant;
import java.util.List;

/** Sets the covers of albums. The caller must hold the lock on the album. */
public record CoverUpdater(Albums albums, Photos photos) {
  /** Sets a ready photo as the cover of its album. */
  public void setCover(Photo photo, Instant now) {
    albums.setCover(photo.albumId(), photo.id(), photo.width(), photo.height(), now);
  }

  /**
   * Sets the most recently taken ready photo as the cover of its album, or clears the cover if the
   * album has no ready photo.
   */
  public void setNewestCover(AlbumId album, Instant now) {
    List<Photo> newest = photos.listVisibleByTakenAt(album, null, 1);
    if (newest.isEmpty()) {
      albums.setCover(album, null, null, null, now);
    } else {
      setCover(newest.getFirst(), now);
    }
  }
}
