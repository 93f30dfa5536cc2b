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
 * Creates presigned GET URLs that stay the same for an hour. Each is signed as of the start of the
 * hour and expires 15 minutes after its end. The signing key is shared by all instances. Temporary
 * credentials of a role would give each instance a different URL, which would expire with the
 * role's session.
 */
public final class S3SignedUrls implements SignedUrls {
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final Duration LIFE = WINDOW.plusMinutes(15);

  private final Bucket bucket;
  private final SigV4 signer;
  private final Clock clock;
  private final String origin;
  private volatile @Nullable Window window;

  /** Creates a signer for a bucket with a long-term key. */
  public S3SignedUrls(Bucket bucket, AwsCredentials key, Clock clock) {
    this.bucket = bucket;
    this.signer = new SigV4(key, bucket.region(), "s3");
    this.clock = clock;
    this.origin = bucket.base().getScheme() + "://" + bucket.base().getRawAuthority();
  }

  /** Creates a signer for the bucket and the key that the settings name. */
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
    Window cached = window;
    if (cached != null && cached.begin().equals(begin)) {
      return cached;
    }
    String authority = bucket.base().getRawAuthority();
    Window created = new Window(begin, signer.presigned(authority, Map.of(), begin, LIFE));
    window = created;
    return created;
  }

  /** The hour for which URLs stay the same, and the part of the signature that they share. */
  private record Window(Instant begin, SigV4.Presigned queries) {}
}
