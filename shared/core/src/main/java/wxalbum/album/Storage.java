package wxalbum.album;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The objects in the bucket. What it does not do as asked ends with a {@link StorageFailure}. */
public interface Storage {
  /** Opens an object for reading; nothing where there is none. The caller closes it. */
  Optional<StoredObject> read(ObjectKey key);

  /** Writes a rendition, over what was there. */
  void write(ObjectKey.Rendition key, byte[] jpeg);

  /**
   * An object being read.
   *
   * @param bytes its size
   * @param etag its entity tag, without quotation marks
   */
  record StoredObject(long bytes, String etag, InputStream content) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      content.close();
    }
  }
}
