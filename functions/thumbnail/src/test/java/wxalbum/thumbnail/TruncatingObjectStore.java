package wxalbum.thumbnail;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import wxalbum.album.ObjectKey;
import wxalbum.album.ObjectStore;
import wxalbum.album.PhotoId;

/** Storage that truncates the content of one photo's objects. */
record TruncatingObjectStore(ObjectStore storage, PhotoId photo) implements ObjectStore {
  @Override
  public Optional<ObjectContent> open(ObjectKey key) {
    return storage
        .open(key)
        .map(
            object ->
                key.photoId().equals(photo)
                    ? new ObjectContent(
                        object.byteSize(), object.etag(), new ByteArrayInputStream(new byte[9]))
                    : object);
  }

  @Override
  public void write(ObjectKey.Rendition key, byte[] jpeg) {
    storage.write(key, jpeg);
  }
}
