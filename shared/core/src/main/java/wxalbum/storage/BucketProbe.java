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
 * Asks whether the bucket is there and knows the key that signs addresses, by a listing of nothing
 * (S3's ListObjectsV2). That key may read objects and list none, so that to be denied is the answer
 * hoped for. It does without the AWS SDK, which costs a function more to start than all else.
 */
public final class BucketProbe {
  private static final Logger LOG = LoggerFactory.getLogger(BucketProbe.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration LIFE = Duration.ofMinutes(1);

  /** The error of a key that is known, whose signature is right, and that may not do this. */
  private static final String DENIED = "<Code>AccessDenied</Code>";

  private final Bucket bucket;
  private final SigV4 signer;
  private final Clock clock;

  /** Asks a bucket about a lasting key. */
  public BucketProbe(Bucket bucket, AwsCredentials key, Clock clock) {
    this.bucket = bucket;
    this.signer = new SigV4(key, bucket.region(), "s3");
    this.clock = clock;
  }

  /** Asks the bucket about the key, both as the settings name them. */
  public static BucketProbe of(Settings settings, Clock clock) {
    return new BucketProbe(Bucket.of(settings), AwsCredentials.signing(settings), clock);
  }

  /** Whether it is there and knows the key, and says so soon; the log tells why not. */
  public boolean answers() {
    try {
      HttpURLConnection connection = (HttpURLConnection) address().toURL().openConnection();
      connection.setConnectTimeout((int) PATIENCE.toMillis());
      connection.setReadTimeout((int) PATIENCE.toMillis());
      try {
        int status = connection.getResponseCode();
        boolean well =
            status == HttpURLConnection.HTTP_OK
                || (status == HttpURLConnection.HTTP_FORBIDDEN
                    && body(connection).contains(DENIED));
        if (!well) {
          LOG.atWarn()
              .addKeyValue("status", status)
              .log("The storage does not answer as it should");
        }
        return well;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      LOG.warn("The storage does not answer", e);
      return false;
    }
  }

  private static String body(HttpURLConnection refused) throws IOException {
    try (InputStream error = refused.getErrorStream()) {
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
