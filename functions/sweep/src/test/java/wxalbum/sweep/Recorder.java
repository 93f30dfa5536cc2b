package wxalbum.sweep;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import wxalbum.album.ObjectKey;
import wxalbum.album.StoredObjects;

/** A bucket that notes what is announced, and before a request does what a test has asked for. */
final class Recorder implements StoredObjects {
  final List<ObjectKey.Original> announced = new CopyOnWriteArrayList<>();

  /** Run before the next objects are looked at or listed, once. */
  Runnable beforeLooking = () -> {};

  /** Run before the next objects are removed, once. */
  Runnable beforeRemoving = () -> {};

  private final StoredObjects bucket;

  Recorder(StoredObjects bucket) {
    this.bucket = bucket;
  }

  @Override
  public Page list(String prefix, String after, int limit) {
    Page page = bucket.list(prefix, after, limit);
    look();
    return page;
  }

  @Override
  public Optional<StoredObject> look(ObjectKey key) {
    Optional<StoredObject> object = bucket.look(key);
    look();
    return object;
  }

  @Override
  public void touch(ObjectKey.Original key, String etag) {
    announced.add(key);
    bucket.touch(key, etag);
  }

  @Override
  public void remove(Collection<? extends ObjectKey> keys) {
    Runnable before = beforeRemoving;
    beforeRemoving = () -> {};
    before.run();
    bucket.remove(keys);
  }

  private void look() {
    Runnable between = beforeLooking;
    beforeLooking = () -> {};
    between.run();
  }
}
