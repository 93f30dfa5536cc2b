package wxalbum.sweep;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import wxalbum.album.ObjectKey;
import wxalbum.album.StoredObjects;

/** A bucket that records replayed originals and runs hooks of tests during requests. */
final class Recorder implements StoredObjects {
  final List<ObjectKey.Original> announced = new CopyOnWriteArrayList<>();

  /** Runs once, after the next read or listing and before its result is returned. */
  Runnable beforeLooking = () -> {};

  /** Runs once, before the next deletion. */
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
    Runnable hook = beforeRemoving;
    beforeRemoving = () -> {};
    hook.run();
    bucket.remove(keys);
  }

  private void look() {
    Runnable hook = beforeLooking;
    beforeLooking = () -> {};
    hook.run();
  }
}
