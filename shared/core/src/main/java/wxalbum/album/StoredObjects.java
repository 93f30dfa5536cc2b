package wxalbum.album;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The objects in the bucket as whoever tidies it up sees them: many at a time, with their ages.
 * What the bucket does not do as asked ends with a {@link StorageFailure}.
 */
public interface StoredObjects {
  /**
   * The objects whose keys begin with a prefix, in the order of their keys.
   *
   * @param after the key after which the list begins; empty for the first
   * @param limit 1 to 1000; there may be fewer although more follow
   */
  Page list(String prefix, String after, int limit);

  /** The object with this key; nothing where there is none. */
  Optional<StoredObject> look(ObjectKey key);

  /**
   * Has the bucket tell once more that an original has arrived. The object stays as it is, byte for
   * byte, and is as young as a new one; where there is none, or another by now, nothing happens.
   *
   * @param etag of the object that was seen
   */
  void touch(ObjectKey.Original key, String etag);

  /** Removes objects; where there is none of a key, there is nothing to do. */
  void remove(Collection<? extends ObjectKey> keys);

  /**
   * A part of a list.
   *
   * @param more whether others follow
   */
  record Page(List<StoredObject> objects, boolean more) {
    /** Copies the objects. */
    public Page {
      objects = List.copyOf(objects);
    }
  }

  /**
   * An object.
   *
   * @param key its key, which need not be one of ours
   * @param etag its entity tag, without quotation marks; empty where the server does not say, as
   *     one may that is just writing it
   * @param modified when it was written last, in whole seconds
   */
  record StoredObject(String key, String etag, Instant modified) {}
}
