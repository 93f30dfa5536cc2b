package wxalbum.thumbnail;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import wxalbum.album.ObjectKey;
import wxalbum.album.ObjectStore;

/** Storage that runs an action between each of its first reads and the return of the object. */
final class InterleavingObjectStore implements ObjectStore {
  private final ObjectStore storage;
  private final Runnable meanwhile;
  private final AtomicInteger remaining;

  /** Runs the action during the given number of reads. */
  InterleavingObjectStore(ObjectStore storage, int reads, Runnable meanwhile) {
    this.storage = storage;
    this.remaining = new AtomicInteger(reads);
    this.meanwhile = meanwhile;
  }

  @Override
  public Optional<ObjectContent> open(ObjectKey key) {
    Optional<ObjectContent> object = storage.open(key);
    if (remaining.getAndDecrement() > 0) {
      meanwhile.run();
    }
    return object;
  }

  @Override
  public void write(ObjectKey.Rendition key, byte[] jpeg) {
    storage.write(key, jpeg);
  }
}
