package wxalbum.storage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wxalbum.album.ObjectKey;
import wxalbum.album.UrlSigner;
import wxalbum.settings.Settings;

/**
 * Creates presigned GET URLs that are the same within an hour of the clock. Each is signed as of
 * the start of the hour and expires 15 minutes after its end. The signing key is shared by all
 * instances. Temporary credentials of a role would give each instance a different URL, which would
 * expire with the role's session.
 */
public final class S3UrlSigner implements UrlSigner {
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final Duration URL_TTL = WINDOW.plusMinutes(15);

  private final BucketEndpoint bucket;
  private final SigV4Signer signer;
  private final Clock clock;
  private final String origin;
  private volatile @Nullable Window window;

  /** Creates a signer for a bucket with a long-term key. */
  public S3UrlSigner(BucketEndpoint bucket, AwsCredentials key, Clock clock) {
    this.bucket = bucket;
    this.signer = new SigV4Signer(key, bucket.region(), "s3");
    this.clock = clock;
    this.origin = bucket.baseUri().getScheme() + "://" + bucket.baseUri().getRawAuthority();
  }

  /** Creates a signer for the bucket and the key that the settings name. */
  public static S3UrlSigner of(Settings settings, Clock clock) {
    return new S3UrlSigner(
        BucketEndpoint.of(settings), AwsCredentials.ofSigningUser(settings), clock);
  }

  @Override
  public SignedUrl sign(ObjectKey key) {
    return signWith("", key);
  }

  /** S3 ignores parameters that begin with {@code x-}, apart from {@code x-amz-}. */
  @Override
  public SignedUrl sign(ObjectKey.Rendition key, String version) {
    return signWith("&x-version=" + version, key);
  }

  @Override
  public SignedUrl sign(ObjectKey.Original key, String contentType) {
    String encoded = URLEncoder.encode(contentType, StandardCharsets.UTF_8);
    return signWith("&response-content-type=" + encoded, key);
  }

  private SignedUrl signWith(String parameter, ObjectKey key) {
    long seconds = clock.instant().getEpochSecond();
    Window current =
        findOrCreateWindow(Instant.ofEpochSecond(seconds - seconds % WINDOW.toSeconds()));
    String path = bucket.path(key);
    String url =
        origin + SigV4Signer.encodePath(path) + "?" + current.presigned().forPath(path, parameter);
    return new SignedUrl(url, current.start().plus(URL_TTL));
  }

  private Window findOrCreateWindow(Instant begin) {
    Window cached = window;
    if (cached != null && cached.start().equals(begin)) {
      return cached;
    }
    String authority = bucket.baseUri().getRawAuthority();
    Window created = new Window(begin, signer.presign(authority, Map.of(), begin, URL_TTL));
    window = created;
    return created;
  }

  /** The hour for which URLs stay the same, and the part of the signature that they share. */
  private record Window(Instant start, SigV4Signer.PresignedQuery presigned) {}
}
