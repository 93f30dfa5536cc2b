package wxalbum.sweep;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import wxalbum.album.ObjectInventory;
import wxalbum.album.ObjectKey;
import wxalbum.album.PhotoId;
import wxalbum.album.StorageException;

/** A bucket whose requests fail for some objects, for all copies, or for all listings. */
final class FailingObjectInventory implements ObjectInventory {
  private final ObjectInventory delegate;
  private final Predicate<ObjectKey> isBroken;

  /** Whether only copies fail, while reads and deletions succeed. */
  boolean failsCopiesOnly;

  /** Whether every listing fails. */
  boolean failsLists;

  private FailingObjectInventory(ObjectInventory bucket, Predicate<ObjectKey> broken) {
    this.delegate = bucket;
    this.isBroken = broken;
  }

  /** Returns a bucket whose requests fail for all objects of some photos. */
  static FailingObjectInventory failingFor(ObjectInventory bucket, PhotoId... photos) {
    Set<PhotoId> failing = Set.of(photos);
    return new FailingObjectInventory(bucket, key -> failing.contains(key.photoId()));
  }

  /** Returns a bucket in which every copy fails. */
  static FailingObjectInventory failingAllCopies(ObjectInventory bucket) {
    FailingObjectInventory failing = new FailingObjectInventory(bucket, _ -> true);
    failing.failsCopiesOnly = true;
    return failing;
  }

  @Override
  public ObjectPage list(String prefix, String after, int limit) {
    if (failsLists) {
      throw new StorageException("Simulated storage failure", new IllegalStateException(), false);
    }
    return delegate.list(prefix, after, limit);
  }

  @Override
  public Optional<ObjectSummary> head(ObjectKey key) {
    if (!failsCopiesOnly) {
      failIfBroken(List.of(key));
    }
    return delegate.head(key);
  }

  @Override
  public void replayEvent(ObjectKey.Original key, String etag) {
    failIfBroken(List.of(key));
    delegate.replayEvent(key, etag);
  }

  @Override
  public boolean quarantine(ObjectKey.Original key) {
    failIfBroken(List.of(key));
    return delegate.quarantine(key);
  }

  @Override
  public void delete(Collection<? extends ObjectKey> keys) {
    if (!failsCopiesOnly) {
      failIfBroken(keys);
    }
    delegate.delete(keys);
  }

  private void failIfBroken(Collection<? extends ObjectKey> keys) {
    if (keys.stream().anyMatch(isBroken)) {
      throw new StorageException("Simulated storage failure", new IllegalStateException(), false);
    }
  }
}
