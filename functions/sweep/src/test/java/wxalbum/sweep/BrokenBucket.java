package wxalbum.sweep;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import wxalbum.album.ObjectKey;
import wxalbum.album.PhotoId;
import wxalbum.album.StorageFailure;
import wxalbum.album.StoredObjects;

/** A bucket whose requests fail for some objects, for all copies, or for all listings. */
final class BrokenBucket implements StoredObjects {
  private final StoredObjects bucket;
  private final Predicate<ObjectKey> broken;

  /** Whether only copies fail, while reads and deletions succeed. */
  boolean onlyCopies;

  /** Whether every listing fails. */
  boolean listsNothing;

  private BrokenBucket(StoredObjects bucket, Predicate<ObjectKey> broken) {
    this.bucket = bucket;
    this.broken = broken;
  }

  /** Returns a bucket whose requests fail for all objects of some photos. */
  static BrokenBucket at(StoredObjects bucket, PhotoId... photos) {
    Set<PhotoId> failing = Set.of(photos);
    return new BrokenBucket(bucket, key -> failing.contains(key.photoId()));
  }

  /** Returns a bucket in which every copy fails. */
  static BrokenBucket thatCopiesNothing(StoredObjects bucket) {
    BrokenBucket failing = new BrokenBucket(bucket, _ -> true);
    failing.onlyCopies = true;
    return failing;
  }

  @Override
  public Page list(String prefix, String after, int limit) {
    if (listsNothing) {
      throw new StorageFailure("Simulated storage failure", new IllegalStateException(), false);
    }
    return bucket.list(prefix, after, limit);
  }

  @Override
  public Optional<StoredObject> look(ObjectKey key) {
    if (!onlyCopies) {
      refuse(List.of(key));
    }
    return bucket.look(key);
  }

  @Override
  public void touch(ObjectKey.Original key, String etag) {
    refuse(List.of(key));
    bucket.touch(key, etag);
  }

  @Override
  public void remove(Collection<? extends ObjectKey> keys) {
    if (!onlyCopies) {
      refuse(keys);
    }
    bucket.remove(keys);
  }

  private void refuse(Collection<? extends ObjectKey> keys) {
    if (keys.stream().anyMatch(broken)) {
      throw new StorageFailure("Simulated storage failure", new IllegalStateException(), false);
    }
  }
}
