package wxalbum.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
  private final String origin;
  private volatile @Nullable Window window;

  /** Signs addresses in a bucket with a lasting key. */
  public S3SignedUrls(Bucket bucket, AwsCredentials key, Clock clock) {
    this.bucket = bucket;
    this.signer = new SigV4(key, bucket.region(), "s3");
    this.clock = clock;
    this.origin = bucket.base().getScheme() + "://" + bucket.base().getRawAuthority();
  }

  /** Signs addresses in the bucket, with the key, that the settings name. */
  public static S3SignedUrls of(Settings settings, Clock clock) {
    return new S3SignedUrls(Bucket.of(settings), AwsCredentials.signing(settings), clock);
  }

  @Override
  public SignedUrl of(ObjectKey key) {
    long seconds = clock.instant().getEpochSecond();
    Window current = window(Instant.ofEpochSecond(seconds - seconds % WINDOW.toSeconds()));
    String path = bucket.path(key);
    String url = origin + SigV4.encodePath(path) + "?" + current.queries().query(path);
    return new SignedUrl(url, current.begin().plus(LIFE));
  }

  private Window window(Instant begin) {
    Window known = window;
    if (known != null && known.begin().equals(begin)) {
      return known;
    }
    String authority = bucket.base().getRawAuthority();
    Window made = new Window(begin, signer.presigned(authority, Map.of(), begin, LIFE));
    window = made;
    return made;
  }

  /** The hour for which addresses stay the same, with what all of them share. */
  private record Window(Instant begin, SigV4.Presigned queries) {}
}
