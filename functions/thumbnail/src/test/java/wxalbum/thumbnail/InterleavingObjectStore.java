package wxalbum.thumbnail;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import wxalbum.album.ObjectKey;
import wxalbum.album.ObjectStore;

/** Storage that runs an action between its first read and the return of the object. */
final class InterleavingObjectStore implements ObjectStore {
  private final ObjectStore storage;
  private final AtomicReference<Runnable> actionAfterFirstRead;

  InterleavingObjectStore(ObjectStore storage, Runnable meanwhile) {
    this.storage = storage;
    this.actionAfterFirstRead = new AtomicReference<>(meanwhile);
  }

  @Override
  public Optional<ObjectContent> open(ObjectKey key) {
    Optional<ObjectContent> object = storage.open(key);
    actionAfterFirstRead.getAndSet(() -> {}).run();
    return object;
  }

  @Override
  public void write(ObjectKey.Rendition key, byte[] jpeg) {
    storage.write(key, jpeg);
  }
}
