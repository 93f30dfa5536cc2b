package wxalbum.album;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Inventory of the objects in the bucket, for maintenance. Methods throw {@link StorageException}
 * if a request fails.
 */
public interface ObjectInventory {
  /**
   * Returns the objects whose keys begin with a prefix, in the order of their keys.
   *
   * @param after key after which the page begins, or empty for the first page
   * @param limit maximum number of objects, 1 to 1000; a page may be shorter although more objects
   *     follow
   */
  ObjectPage list(String prefix, String after, int limit);

  /** Returns the attributes of an object, or empty if it does not exist. */
  Optional<ObjectSummary> head(ObjectKey key);

  /**
   * Makes the bucket send the upload event of an original again. The object keeps its bytes and
   * gets a new modification time. If it does not exist or has another etag, nothing happens.
   *
   * @param etag expected etag of the object
   */
  void replayEvent(ObjectKey.Original key, String etag);

  /**
   * Moves an original to the quarantine, from which the bucket deletes it after 30 days. The copy
   * is made first, so an interruption can leave both objects.
   *
   * @return whether it was moved; false if it does not exist
   */
  boolean quarantine(ObjectKey.Original key);

  /** Deletes objects. Keys without an object are ignored. */
  void delete(Collection<? extends ObjectKey> keys);

  /**
   * One page of the inventory.
   *
   * @param hasMore whether more objects follow
   */
  record ObjectPage(List<ObjectSummary> objects, boolean hasMore) {
    public ObjectPage {
      objects = List.copyOf(objects);
    }
  }

  /**
   * Attributes of an object.
   *
   * @param key key of the object, which may be unrecognized
   * @param etag entity tag without quotation marks; empty if the server does not return one, for
   *     example while it is still writing the object
   * @param lastModified time of the last write, in whole seconds
   */
  record ObjectSummary(String key, String etag, Instant lastModified) {}
}
