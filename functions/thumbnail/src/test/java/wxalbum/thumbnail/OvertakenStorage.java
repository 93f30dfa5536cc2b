package wxalbum.thumbnail;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import wxalbum.album.ObjectKey;
import wxalbum.album.Storage;

/** Storage that runs an action between its first read and the return of the object. */
final class OvertakenStorage implements Storage {
  private final Storage storage;
  private final AtomicReference<Runnable> meanwhile;

  OvertakenStorage(Storage storage, Runnable meanwhile) {
    this.storage = storage;
    this.meanwhile = new AtomicReference<>(meanwhile);
  }

  @Override
  public Optional<StoredObject> read(ObjectKey key) {
    Optional<StoredObject> object = storage.read(key);
    meanwhile.getAndSet(() -> {}).run();
    return object;
  }

  @Override
  public void write(ObjectKey.Rendition key, byte[] jpeg) {
    storage.write(key, jpeg);
  }
}
