package wxalbum.embedded;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/**
 * The location and the credentials of a bucket on an S3-compatible server.
 *
 * @param endpoint the base URL of the server, for path-style addresses
 */
public record StorageConnectionInfo(
    URI endpoint, String region, String bucket, String accessKeyId, String secretAccessKey) {
  /**
   * Returns the bucket that system properties configure: {@code storage.endpoint}, {@code
   * storage.region} (default {@code us-east-1}), {@code storage.bucket} (default {@code wxalbum}),
   * {@code storage.key} and {@code storage.secret}. Returns empty if {@code storage.endpoint} is
   * missing or empty.
   */
  public static Optional<StorageConnectionInfo> fromSystemProperties() {
    String endpoint = System.getProperty("storage.endpoint", "");
    return endpoint.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StorageConnectionInfo(
                URI.create(endpoint),
                System.getProperty("storage.region", "us-east-1"),
                System.getProperty("storage.bucket", "wxalbum"),
                System.getProperty("storage.key", ""),
                System.getProperty("storage.secret", "")));
  }

  /** Creates the bucket unless it exists, and returns this object. */
  public StorageConnectionInfo createBucketIfAbsent() {
    AwsBasicCredentials key = AwsBasicCredentials.create(accessKeyId, secretAccessKey);
    try (S3Client client =
        S3Client.builder()
            .region(Region.of(region))
            .endpointOverride(endpoint)
            .forcePathStyle(true)
            .credentialsProvider(StaticCredentialsProvider.create(key))
            .build()) {
      var _ = client.createBucket(request -> request.bucket(bucket));
    } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException e) {
      return this;
    }
    return this;
  }

  /** Returns the bucket URL and the access key id, without the secret. */
  @Override
  public String toString() {
    return endpoint + "/" + bucket + " as " + accessKeyId;
  }
}
