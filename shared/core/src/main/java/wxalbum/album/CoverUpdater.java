package wxalbum.album;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/** Sets the covers of albums. The caller must hold the lock on the album. */
public record CoverUpdater(Albums albums, Photos photos) {
  /** Sets a ready photo as the cover of its album. */
  public void setCover(Photo photo, Instant now) {
    setCover(photo.albumId(), photo.id(), requireNonNull(photo.picture()), now);
  }

  /** Sets a photo that is becoming ready as the cover of its album. */
  public void setCover(AlbumId album, PhotoId photo, Photo.Picture picture, Instant now) {
    Dimensions size = picture.dimensions();
    albums.setCover(album, photo, size.width(), size.height(), picture.renditionVersion(), now);
  }

  /**
   * Sets the most recently taken ready photo as the cover of its album, or clears the cover if the
   * album has no ready photo.
   */
  public void setNewestCover(AlbumId album, Instant now) {
    List<Photo> newest = photos.listVisibleByTakenAt(album, null, 1);
    if (newest.isEmpty()) {
      albums.setCover(album, null, null, null, null, now);
    } else {
      setCover(newest.getFirst(), now);
    }
  }
}
