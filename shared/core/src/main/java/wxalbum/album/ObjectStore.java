package wxalbum.album;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads and writes objects in the bucket. Methods throw {@link StorageException} if a request
 * fails.
 */
public interface ObjectStore {
  /** Opens an object for reading; returns empty if it does not exist. The caller must close it. */
  Optional<ObjectContent> open(ObjectKey key);

  /** Writes a rendition and replaces an existing one. */
  void write(ObjectKey.Rendition key, byte[] jpeg);

  /**
   * An object opened for reading.
   *
   * @param byteSize size of the object in bytes
   * @param etag entity tag without quotation marks
   */
  record ObjectContent(long byteSize, String etag, InputStream stream) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
