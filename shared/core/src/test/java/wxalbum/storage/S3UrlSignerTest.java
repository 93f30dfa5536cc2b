package wxalbum.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.ObjectKey;
import wxalbum.album.PhotoId;
import wxalbum.album.UrlSigner.SignedUrl;

class S3UrlSignerTest {
  private static final ObjectKey KEY =
      new ObjectKey.Original(new AlbumId(new UUID(1, 2)), new PhotoId(new UUID(3, 4)));

  @Test
  void returnsSameUrlOnEveryInstanceWithinAnHour() {
    SignedUrl early = signAt("2026-05-01T09:00:00Z");
    SignedUrl late = signAt("2026-05-01T09:59:59Z");

    assertThat(late).isEqualTo(early);
  }

  @Test
  void returnsDifferentUrlInNextHour() {
    SignedUrl current = signAt("2026-05-01T09:59:59Z");
    SignedUrl next = signAt("2026-05-01T10:00:00Z");

    assertThat(next.url()).isNotEqualTo(current.url());
  }

  @Test
  void leavesAtLeast15MinutesAtAnyTime() {
    Random random = new Random(20260501);
    for (int i = 0; i < 1_000; i++) {
      Instant now = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));

      SignedUrl url = signAt(now.toString());

      assertThat(url.expiresAt()).isAfterOrEqualTo(now.plus(Duration.ofMinutes(15)));
    }
  }

  private static SignedUrl signAt(String time) {
    Clock clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
    BucketEndpoint bucket =
        new BucketEndpoint(
            "album", "us-east-1", URI.create("https://album.s3.us-east-1.amazonaws.com"));
    return new S3UrlSigner(bucket, new AwsCredentials("id", "secret"), clock).sign(KEY);
  }
}
