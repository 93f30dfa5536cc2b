package wxalbum.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.ObjectKey;
import wxalbum.album.PhotoId;
import wxalbum.album.RenditionSize;
import wxalbum.album.Storage.StoredObject;
import wxalbum.settings.Settings;

/** What the bucket promises, wherever it is. */
abstract class StorageContract {
  private static final byte[] JPEG = "not really a JPEG".getBytes(StandardCharsets.UTF_8);

  private final ObjectKey.Rendition key =
      new ObjectKey.Rendition(
          new AlbumId(UUID.randomUUID()), new PhotoId(UUID.randomUUID()), RenditionSize.SMALL);

  abstract Settings settings();

  @Test
  void readsWhatWasWritten() throws Exception {
    try (S3Storage storage = S3Storage.of(settings())) {
      storage.write(key, JPEG);

      try (StoredObject read = storage.read(key).orElseThrow()) {
        assertThat(read.content().readAllBytes()).isEqualTo(JPEG);
        assertThat(read.bytes()).isEqualTo(JPEG.length);
        assertThat(read.etag()).hasSize(32);
      }
    }
  }

  @Test
  void readsNothingWhereNothingIs() {
    try (S3Storage storage = S3Storage.of(settings())) {
      assertThat(storage.read(key)).isEmpty();
    }
  }

  @Test
  void tellsWhetherItAnswers() {
    BucketProbe bucket = BucketProbe.of(settings(), Clock.systemUTC());

    assertThat(bucket.answers()).isTrue();
  }

  @Test
  void showsAnObjectToWhoeverHasItsSignedAddress() throws Exception {
    try (S3Storage storage = S3Storage.of(settings())) {
      storage.write(key, JPEG);
    }
    String url = S3SignedUrls.of(settings(), Clock.systemUTC()).of(key).url();

    HttpResponse<byte[]> answer = get(url);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(JPEG);
    assertThat(answer.headers().firstValue("content-type")).contains("image/jpeg");
    assertThat(answer.headers().firstValue("cache-control").orElseThrow()).contains("immutable");
  }

  @Test
  void showsNothingAtAnAddressThatHasExpired() throws Exception {
    try (S3Storage storage = S3Storage.of(settings())) {
      storage.write(key, JPEG);
    }
    Clock yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));

    HttpResponse<byte[]> answer = get(S3SignedUrls.of(settings(), yesterday).of(key).url());

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void showsNoOtherObjectAtASignedAddress() throws Exception {
    String url = S3SignedUrls.of(settings(), Clock.systemUTC()).of(key).url();

    HttpResponse<byte[]> answer = get(url.replace("small.jpg", "large.jpg"));

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  private static HttpResponse<byte[]> get(String url) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
    }
  }
}
