package wxalbum.storage;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.settings.Settings;

/**
 * Checks whether the bucket responds and accepts the key that signs URLs, with an empty
 * ListObjectsV2 request. That key may read objects but not list them, so AccessDenied is the
 * expected response. The check works without the AWS SDK, whose loading takes longer than the rest
 * of a function's start.
 */
public final class BucketHealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(BucketHealthCheck.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final Duration URL_TTL = Duration.ofMinutes(1);

  /**
   * Error code in the response if the key and the signature are valid but the request is not
   * allowed.
   */
  private static final String ACCESS_DENIED = "<Code>AccessDenied</Code>";

  private final BucketEndpoint bucket;
  private final SigV4Signer signer;
  private final Clock clock;

  /** Creates a check of a bucket and a long-term key. */
  public BucketHealthCheck(BucketEndpoint bucket, AwsCredentials key, Clock clock) {
    this.bucket = bucket;
    this.signer = new SigV4Signer(key, bucket.region(), "s3");
    this.clock = clock;
  }

  /** Creates a check of the bucket and the key that the settings name. */
  public static BucketHealthCheck of(Settings settings, Clock clock) {
    return new BucketHealthCheck(
        BucketEndpoint.of(settings), AwsCredentials.ofSigningUser(settings), clock);
  }

  /**
   * Returns whether the bucket responds within the timeout and accepts the key; logs the reason if
   * it does not.
   */
  public boolean isHealthy() {
    try {
      HttpURLConnection connection = (HttpURLConnection) signedListUri().toURL().openConnection();
      connection.setConnectTimeout((int) TIMEOUT.toMillis());
      connection.setReadTimeout((int) TIMEOUT.toMillis());
      try {
        int status = connection.getResponseCode();
        boolean isHealthy =
            status == HttpURLConnection.HTTP_OK
                || (status == HttpURLConnection.HTTP_FORBIDDEN
                    && readErrorBody(connection).contains(ACCESS_DENIED));
        if (!isHealthy) {
          LOG.atWarn()
              .addKeyValue("status", status)
              .log("The bucket health check failed with an unexpected status");
        }
        return isHealthy;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      LOG.warn("The bucket does not respond", e);
      return false;
    }
  }

  private static String readErrorBody(HttpURLConnection connection) throws IOException {
    try (InputStream error = connection.getErrorStream()) {
      return error == null ? "" : new String(error.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private URI signedListUri() {
    String path = bucket.baseUri().getPath() + "/";
    String query =
        signer.presignedQuery(
            bucket.baseUri().getRawAuthority(),
            path,
            Map.of("list-type", "2", "max-keys", "0"),
            clock.instant(),
            URL_TTL);
    return bucket.baseUri().resolve(path + "?" + query);
  }
}
