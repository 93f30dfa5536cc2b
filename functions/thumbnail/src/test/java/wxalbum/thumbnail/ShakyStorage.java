package wxalbum.thumbnail;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import wxalbum.album.ObjectKey;
import wxalbum.album.PhotoId;
import wxalbum.album.Storage;

/** Storage that truncates the content of one photo's objects. */
record ShakyStorage(Storage storage, PhotoId photo) implements Storage {
  @Override
  public Optional<StoredObject> read(ObjectKey key) {
    return storage
        .read(key)
        .map(
            object ->
                key.photoId().equals(photo)
                    ? new StoredObject(
                        object.bytes(), object.etag(), new ByteArrayInputStream(new byte[9]))
                    : object);
  }

  @Override
  public void write(ObjectKey.Rendition key, byte[] jpeg) {
    storage.write(key, jpeg);
  }
}
