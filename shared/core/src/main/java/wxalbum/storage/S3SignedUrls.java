package wxalbum.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import wxalbum.album.ObjectKey;
import wxalbum.album.SignedUrls;
import wxalbum.settings.Settings;

/**
 * Presigned GETs that stay the same for an hour: each is signed as of the beginning of the hour, by
 * a key that all instances share, and lives a quarter of an hour longer than the hour. A role's
 * temporary credentials would give every instance its own address, ended with the role's session.
 */
public final class S3SignedUrls implements SignedUrls {
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final Duration LIFE = WINDOW.plusMinutes(15);

  private final Bucket bucket;
  private final SigV4 signer;
  private final Clock clock;

  /** Signs addresses in a bucket with a lasting key. */
  public S3SignedUrls(Bucket bucket, AwsCredentials key, Clock clock) {
    this.bucket = bucket;
    this.signer = new SigV4(key, bucket.region(), "s3");
    this.clock = clock;
  }

  /** Signs addresses in the bucket, with the key, that the settings name. */
  public static S3SignedUrls of(Settings settings, Clock clock) {
    return new S3SignedUrls(Bucket.of(settings), AwsCredentials.signing(settings), clock);
  }

  @Override
  public SignedUrl of(ObjectKey key) {
    long seconds = clock.instant().getEpochSecond();
    Instant begin = Instant.ofEpochSecond(seconds - seconds % WINDOW.toSeconds());
    String path = bucket.path(key);
    String authority = bucket.base().getRawAuthority();
    String query = signer.presignedQuery(authority, path, Map.of(), begin, LIFE);
    String url =
        bucket.base().getScheme() + "://" + authority + SigV4.encodePath(path) + "?" + query;
    return new SignedUrl(url, begin.plus(LIFE));
  }
}
