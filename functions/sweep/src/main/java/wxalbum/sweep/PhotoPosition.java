package wxalbum.sweep;

import java.util.UUID;
import wxalbum.album.AlbumId;
import wxalbum.album.ObjectKey;
import wxalbum.album.PhotoId;

/** A photo's position in the key order of the bucket: by album, then by photo. */
public record PhotoPosition(AlbumId albumId, PhotoId photoId) implements Comparable<PhotoPosition> {
  /** The position before every photo. */
  static final PhotoPosition MIN =
      new PhotoPosition(new AlbumId(new UUID(0, 0)), new PhotoId(new UUID(0, 0)));

  /** The position after every photo. */
  static final PhotoPosition MAX =
      new PhotoPosition(new AlbumId(new UUID(-1, -1)), new PhotoId(new UUID(-1, -1)));

  /** A position after every photo, in another album than {@link #MAX}. */
  static final PhotoPosition AFTER_ALL_PHOTOS =
      new PhotoPosition(new AlbumId(new UUID(-1, -2)), new PhotoId(new UUID(-1, -1)));

  static PhotoPosition of(ObjectKey key) {
    return new PhotoPosition(key.albumId(), key.photoId());
  }

  static PhotoPosition of(SweptPhoto photo) {
    return new PhotoPosition(photo.albumId(), photo.id());
  }

  @Override
  public int compareTo(PhotoPosition other) {
    return toString().compareTo(other.toString());
  }

  /** Returns the album id and the photo id as in a key, so that positions sort as keys do. */
  @Override
  public String toString() {
    return albumId + "/" + photoId;
  }
}
