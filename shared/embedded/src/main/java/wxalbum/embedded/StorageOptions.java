package wxalbum.embedded;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link EmbeddedStorage} is started with.
 *
 * @param folder where objects are kept; null means a new folder that goes when storage closes
 * @param port the port on the loopback address; 0 means any free one
 * @param bucket the bucket, made if need be
 * @param keyId the one access key id that is let in
 * @param secret its secret
 * @param listener hears of every object that is created or removed
 */
public record StorageOptions(
    @Nullable Path folder,
    int port,
    String bucket,
    String keyId,
    String secret,
    Consumer<ObjectEvent> listener) {

  /** A storage for tests: temporary, on a free port, heard by nobody. */
  public static StorageOptions temporary() {
    return new StorageOptions(null, 0, "wxalbum", "local-key", "local-secret", event -> {});
  }

  /** The same, but objects are kept in {@code folder}. */
  public StorageOptions withFolder(Path folder) {
    return new StorageOptions(folder, port, bucket, keyId, secret, listener);
  }

  /** The same, but {@code listener} hears of every event. */
  public StorageOptions withListener(Consumer<ObjectEvent> listener) {
    return new StorageOptions(folder, port, bucket, keyId, secret, listener);
  }
}
