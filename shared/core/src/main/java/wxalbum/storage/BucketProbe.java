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
public final class BucketProbe {
  private static final Logger LOG = LoggerFactory.getLogger(BucketProbe.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration LIFE = Duration.ofMinutes(1);

  /**
   * Error code in the response if the key and the signature are valid but the request is not
   * allowed.
   */
  private static final String DENIED = "<Code>AccessDenied</Code>";

  private final Bucket bucket;
  private final SigV4 signer;
  private final Clock clock;

  /** Creates a check of a bucket and a long-term key. */
  public BucketProbe(Bucket bucket, AwsCredentials key, Clock clock) {
    this.bucket = bucket;
    this.signer = new SigV4(key, bucket.region(), "s3");
    this.clock = clock;
  }

  /** Creates a check of the bucket and the key that the settings name. */
  public static BucketProbe of(Settings settings, Clock clock) {
    return new BucketProbe(Bucket.of(settings), AwsCredentials.signing(settings), clock);
  }

  /**
   * Returns whether the bucket responds within the timeout and accepts the key; logs the reason if
   * it does not.
   */
  public boolean answers() {
    try {
      HttpURLConnection connection = (HttpURLConnection) address().toURL().openConnection();
      connection.setConnectTimeout((int) PATIENCE.toMillis());
      connection.setReadTimeout((int) PATIENCE.toMillis());
      try {
        int status = connection.getResponseCode();
        boolean isHealthy =
            status == HttpURLConnection.HTTP_OK
                || (status == HttpURLConnection.HTTP_FORBIDDEN
                    && body(connection).contains(DENIED));
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

  private static String body(HttpURLConnection connection) throws IOException {
    try (InputStream error = connection.getErrorStream()) {
      return error == null ? "" : new String(error.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private URI address() {
    String path = bucket.base().getPath() + "/";
    String query =
        signer.presignedQuery(
            bucket.base().getRawAuthority(),
            path,
            Map.of("list-type", "2", "max-keys", "0"),
            clock.instant(),
            LIFE);
    return bucket.base().resolve(path + "?" + query);
  }
}
