package wxalbum.sweep;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import wxalbum.album.ObjectInventory;
import wxalbum.album.ObjectKey;

/** A bucket that records replayed originals and runs hooks of tests during requests. */
final class RecordingObjectInventory implements ObjectInventory {
  final List<ObjectKey.Original> replayed = new CopyOnWriteArrayList<>();

  /** Runs once, after the next read or listing and before its result is returned. */
  Runnable afterNextRead = () -> {};

  /** Runs once, before the next deletion or quarantine. */
  Runnable beforeNextDelete = () -> {};

  private final ObjectInventory delegate;

  RecordingObjectInventory(ObjectInventory bucket) {
    this.delegate = bucket;
  }

  @Override
  public ObjectPage list(String prefix, String after, int limit) {
    ObjectPage page = delegate.list(prefix, after, limit);
    runAfterRead();
    return page;
  }

  @Override
  public Optional<ObjectSummary> head(ObjectKey key) {
    Optional<ObjectSummary> object = delegate.head(key);
    runAfterRead();
    return object;
  }

  @Override
  public void replayEvent(ObjectKey.Original key, String etag) {
    replayed.add(key);
    delegate.replayEvent(key, etag);
  }

  @Override
  public boolean quarantine(ObjectKey.Original key) {
    runBeforeDelete();
    return delegate.quarantine(key);
  }

  @Override
  public void delete(Collection<? extends ObjectKey> keys) {
    runBeforeDelete();
    delegate.delete(keys);
  }

  private void runBeforeDelete() {
    Runnable hook = beforeNextDelete;
    beforeNextDelete = () -> {};
    hook.run();
  }

  private void runAfterRead() {
    Runnable hook = afterNextRead;
    afterNextRead = () -> {};
    hook.run();
  }
}
