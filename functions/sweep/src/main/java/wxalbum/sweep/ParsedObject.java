package wxalbum.sweep;

import java.util.Optional;
import wxalbum.album.ObjectInventory.ObjectSummary;
import wxalbum.album.ObjectKey;

/** A stored object whose key has the form of a photo's key. */
record ParsedObject(ObjectKey key, ObjectSummary object) {
  static Optional<ParsedObject> of(ObjectSummary object) {
    return ObjectKey.parse(object.key()).map(key -> new ParsedObject(key, object));
  }

  PhotoPosition position() {
    return PhotoPosition.of(key);
  }
}
