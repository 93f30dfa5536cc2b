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
 * Where a bucket of an S3-compatible server is, and the key that is let in.
 *
 * @param endpoint of the server, which is addressed by path
 */
public record StorageAddress(
    URI endpoint, String region, String bucket, String keyId, String secret) {
  /**
   * The one that the system property {@code storage.endpoint} names, with {@code storage.region}
   * ({@code us-east-1}), {@code storage.bucket} ({@code wxalbum}), {@code storage.key} and {@code
   * storage.secret}; nothing where that is missing or empty.
   */
  public static Optional<StorageAddress> ofSystemProperties() {
    String endpoint = System.getProperty("storage.endpoint", "");
    return endpoint.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StorageAddress(
                URI.create(endpoint),
                System.getProperty("storage.region", "us-east-1"),
                System.getProperty("storage.bucket", "wxalbum"),
                System.getProperty("storage.key", ""),
                System.getProperty("storage.secret", "")));
  }

  /** Makes the bucket, unless it is there. */
  public StorageAddress withBucket() {
    AwsBasicCredentials key = AwsBasicCredentials.create(keyId, secret);
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

  /** Tells no secret. */
  @Override
  public String toString() {
    return endpoint + "/" + bucket + " as " + keyId;
  }
}
