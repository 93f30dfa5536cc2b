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

/** A bucket that does nothing of what is asked of some objects, and may refuse every copy. */
final class BrokenBucket implements StoredObjects {
  private final StoredObjects bucket;
  private final Predicate<ObjectKey> broken;

  /** Whether objects may be looked at and removed, and cannot be copied. */
  boolean onlyCopies;

  /** Whether no list is answered. */
  boolean listsNothing;

  private BrokenBucket(StoredObjects bucket, Predicate<ObjectKey> broken) {
    this.bucket = bucket;
    this.broken = broken;
  }

  /** One whose objects of these photos are broken. */
  static BrokenBucket at(StoredObjects bucket, PhotoId... photos) {
    Set<PhotoId> these = Set.of(photos);
    return new BrokenBucket(bucket, key -> these.contains(key.photoId()));
  }

  /** One that copies nothing. */
  static BrokenBucket thatCopiesNothing(StoredObjects bucket) {
    BrokenBucket broken = new BrokenBucket(bucket, _ -> true);
    broken.onlyCopies = true;
    return broken;
  }

  @Override
  public Page list(String prefix, String after, int limit) {
    if (listsNothing) {
      throw new StorageFailure("broken on purpose", new IllegalStateException(), false);
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
      throw new StorageFailure("broken on purpose", new IllegalStateException(), false);
    }
  }
}
