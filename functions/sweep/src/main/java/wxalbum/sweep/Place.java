package wxalbum.sweep;

import java.util.UUID;
import wxalbum.album.AlbumId;
import wxalbum.album.ObjectKey;
import wxalbum.album.PhotoId;

/** A photo's position in the key order of the bucket: by album, then by photo. */
public record Place(AlbumId albumId, PhotoId photoId) implements Comparable<Place> {
  /** The position before every photo. */
  static final Place FIRST = new Place(new AlbumId(new UUID(0, 0)), new PhotoId(new UUID(0, 0)));

  /** The position after every photo. */
  static final Place LAST = new Place(new AlbumId(new UUID(-1, -1)), new PhotoId(new UUID(-1, -1)));

  static Place of(ObjectKey key) {
    return new Place(key.albumId(), key.photoId());
  }

  static Place of(SweptPhoto photo) {
    return new Place(photo.albumId(), photo.id());
  }

  @Override
  public int compareTo(Place other) {
    return toString().compareTo(other.toString());
  }

  /** Returns the album id and the photo id as in a key, so that positions sort as keys do. */
  @Override
  public String toString() {
    return albumId + "/" + photoId;
  }
}
