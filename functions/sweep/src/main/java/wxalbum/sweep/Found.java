package wxalbum.sweep;

import java.util.Optional;
import wxalbum.album.ObjectKey;
import wxalbum.album.StoredObjects.StoredObject;

/** A stored object whose key has the form of a photo's key. */
record Found(ObjectKey key, StoredObject object) {
  static Optional<Found> of(StoredObject object) {
    return ObjectKey.parse(object.key()).map(key -> new Found(key, object));
  }

  Place place() {
    return Place.of(key);
  }
}
