package wxalbum.embedded;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The startup options of an {@link EmbeddedStorage}.
 *
 * @param directory the directory that stores the objects; null for a temporary directory, which is
 *     deleted when the storage closes
 * @param port the port on the loopback address; 0 for any free port
 * @param bucket the name of the bucket, which is created if necessary
 * @param accessKeyId the only access key id that the server accepts
 * @param secretAccessKey the secret access key of that key id
 * @param listener receives an event for every object that is created or removed
 */
public record StorageOptions(
    @Nullable Path directory,
    int port,
    String bucket,
    String accessKeyId,
    String secretAccessKey,
    Consumer<ObjectEvent> listener) {

  /** Returns options for tests: a temporary directory, a free port and no listener. */
  public static StorageOptions temporary() {
    return new StorageOptions(null, 0, "wxalbum", "local-key", "local-secret", event -> {});
  }

  /** Returns a copy of these options with another directory. */
  public StorageOptions withDirectory(Path folder) {
    return new StorageOptions(folder, port, bucket, accessKeyId, secretAccessKey, listener);
  }

  /** Returns a copy of these options with another listener. */
  public StorageOptions withListener(Consumer<ObjectEvent> listener) {
    return new StorageOptions(directory, port, bucket, accessKeyId, secretAccessKey, listener);
  }
}
