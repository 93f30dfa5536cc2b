package wxalbum.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A local S3-compatible server for development and tests, with path-style addresses ({@code
 * endpoint/bucket/key}). It checks signatures, expiry and upload policies as S3 does, stores
 * objects as files, and allows cross-origin requests from any origin. It serves no request to
 * another host name.
 */
public final class EmbeddedStorage implements AutoCloseable {
  /** S3Proxy takes any other name in {@code Host} as the name of a bucket, which does not exist. */
  private static final String HOST = "127.0.0.1";

  private final StorageOptions options;
  private final Path directory;
  private final EventPublishingBlobStore blobStore;
  private final S3Proxy server;

  private EmbeddedStorage(StorageOptions options) {
    this.options = options;
    this.directory =
        options.directory() == null
            ? Directories.createTemporary("storage")
            : Directories.create(options.directory());
    this.blobStore =
        new EventPublishingBlobStore(
            new FilesystemNio2BlobStore(directory.toString()),
            options.listener(),
            Clock.systemUTC());
    this.server =
        S3Proxy.builder()
            .blobStore(blobStore)
            .endpoint(URI.create("http://" + HOST + ":" + options.port()))
            .awsAuthentication(
                AuthenticationType.AWS_V4, options.accessKeyId(), options.secretAccessKey())
            .corsRules(allowAnyOrigin())
            .virtualHost(HOST)
            .ignoreUnknownHeaders(true)
            .jettyMaxThreads(32)
            .stopTimeout(0)
            .build();
  }

  /**
   * Starts a server and creates its bucket.
   *
   * @throws IOException if the port is in use
   */
  public static EmbeddedStorage start(StorageOptions options) throws IOException {
    LibraryLogLevels.limitToErrors("org.gaul");
    EmbeddedStorage storage = new EmbeddedStorage(options);
    try {
      storage.server.start();
    } catch (IOException e) {
      storage.close();
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("The embedded storage failed to start", e);
    }
    storage.createBucket();
    return storage;
  }

  /** Returns the base URL of the server, without a trailing slash. */
  public URI endpoint() {
    return URI.create("http://" + HOST + ":" + server.getPort());
  }

  /** Returns the connection to the bucket. The server accepts requests for any region. */
  public StorageConnectionInfo connectionInfo() {
    return new StorageConnectionInfo(
        endpoint(), "us-east-1", bucket(), accessKeyId(), secretAccessKey());
  }

  /** Returns the name of the bucket that the server creates at startup. */
  public String bucket() {
    return options.bucket();
  }

  /** Returns the access key id that the server accepts. */
  public String accessKeyId() {
    return options.accessKeyId();
  }

  /** Returns the secret access key of that key id. */
  public String secretAccessKey() {
    return options.secretAccessKey();
  }

  /**
   * Deletes the objects whose keys have a prefix and whose last write is older than an age, as a
   * lifecycle rule of S3 does.
   */
  public void expireObjects(String keyPrefix, Duration age) {
    Instant before = Instant.now().minus(age);
    String continuation = null;
    do {
      ListObjectsV2Response page = blobStore.list(pageRequest(keyPrefix, continuation));
      for (S3Object object : page.contents()) {
        if (object.lastModified().isBefore(before)) {
          blobStore.removeBlob(bucket(), object.key());
        }
      }
      continuation = page.nextContinuationToken();
    } while (continuation != null);
  }

  private ListObjectsV2Request pageRequest(String keyPrefix, @Nullable String continuation) {
    return ListObjectsV2Request.builder()
        .bucket(bucket())
        .prefix(keyPrefix)
        .continuationToken(continuation)
        .build();
  }

  /** Ends running requests, delivers pending events, and deletes a temporary directory. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The embedded storage failed to stop", e);
    } finally {
      blobStore.close();
      if (options.directory() == null) {
        Directories.deleteRecursively(directory);
      }
    }
  }

  private void createBucket() {
    try {
      var _ = blobStore.createContainer(CreateBucketRequest.builder().bucket(bucket()).build());
    } catch (BucketAlreadyOwnedByYouException e) {
      // The directory has the bucket from an earlier run.
      return;
    }
  }

  private static CrossOriginResourceSharing allowAnyOrigin() {
    return new CrossOriginResourceSharing(
        List.of("*"), List.of("GET", "HEAD", "PUT", "POST"), List.of("*"), List.of("ETag"), "");
  }
}
