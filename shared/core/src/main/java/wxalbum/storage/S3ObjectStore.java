package wxalbum.storage;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import wxalbum.album.ObjectKey;
import wxalbum.album.ObjectStore;
import wxalbum.album.StorageException;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;

/**
 * The bucket, accessed through the AWS SDK with the credentials of the function's role. The SDK
 * finds these credentials where Lambda provides them.
 */
public final class S3ObjectStore implements ObjectStore, AutoCloseable {
  private static final String IMMUTABLE_CACHE_CONTROL = "private, max-age=31536000, immutable";

  private final S3Client client;
  private final String bucket;

  /** Creates a store for a bucket. */
  public S3ObjectStore(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  /** Creates a store for the bucket that the settings name. */
  public static S3ObjectStore of(Settings settings) {
    return new S3ObjectStore(createClient(settings), settings.text(Setting.BUCKET));
  }

  /** Creates a client for the storage that the settings name. */
  static S3Client createClient(Settings settings) {
    return createClient(settings, Duration.ofSeconds(20));
  }

  /** Creates a client for the storage that the settings name, with a timeout for each response. */
  static S3Client createClient(Settings settings, Duration responseTimeout) {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(settings.text(Setting.AWS_REGION)))
            .overrideConfiguration(override -> override.retryStrategy(RetryMode.STANDARD))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(2))
                    .socketTimeout(responseTimeout));
    String endpoint = settings.text(Setting.STORAGE_ENDPOINT);
    if (!endpoint.isEmpty()) {
      builder.endpointOverride(URI.create(endpoint)).forcePathStyle(true);
    }
    return builder.build();
  }

  @Override
  public Optional<ObjectContent> open(ObjectKey key) {
    try {
      ResponseInputStream<GetObjectResponse> content =
          client.getObject(request -> request.bucket(bucket).key(key.toString()));
      GetObjectResponse head = content.response();
      String etag = head.eTag().replace("\"", "");
      return Optional.of(new ObjectContent(head.contentLength(), etag, content));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw toStorageException(e);
    }
  }

  @Override
  public void write(ObjectKey.Rendition key, byte[] jpeg) {
    try {
      client.putObject(
          request ->
              request
                  .bucket(bucket)
                  .key(key.toString())
                  .contentType("image/jpeg")
                  .cacheControl(IMMUTABLE_CACHE_CONTROL),
          RequestBody.fromBytes(jpeg));
    } catch (SdkException e) {
      throw toStorageException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  /**
   * Converts an exception of the SDK. Errors with status 500 or higher and missing responses are
   * transient.
   */
  static StorageException toStorageException(SdkException e) {
    if (e instanceof AwsServiceException response) {
      String message =
          "S3 responded with %d %s to request %s"
              .formatted(response.statusCode(), errorCode(response), response.requestId());
      return new StorageException(message, e, response.statusCode() >= 500);
    }
    return new StorageException("S3 does not respond", e, true);
  }

  private static String errorCode(AwsServiceException response) {
    return response.awsErrorDetails() == null ? "" : response.awsErrorDetails().errorCode();
  }
}
