package wxalbum.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import wxalbum.album.AlbumId;
import wxalbum.album.ObjectKey;
import wxalbum.album.PhotoId;
import wxalbum.album.RenditionSize;
import wxalbum.album.Storage.StoredObject;
import wxalbum.album.StoredObjects;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;

/** The contract tests of the object storage. Subclasses choose the server. */
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
  void touchesAnOriginalAndLeavesItAsItIs() throws Exception {
    ObjectKey.Original original = new ObjectKey.Original(key.albumId(), key.photoId());
    S3StoredObjects objects = S3StoredObjects.of(settings());
    put(original);
    StoredObjects.StoredObject before = objects.look(original).orElseThrow();

    objects.touch(original, before.etag());

    try (S3Storage storage = S3Storage.of(settings());
        StoredObject read = storage.read(original).orElseThrow()) {
      assertThat(read.content().readAllBytes()).isEqualTo(JPEG);
      assertThat(read.etag()).isEqualTo(before.etag());
    }
    String url = S3SignedUrls.of(settings(), Clock.systemUTC()).of(original).url();
    assertThat(get(url).headers().firstValue("content-type")).contains("image/heic");
  }

  @Test
  void touchesNothingWhereNothingIs() {
    ObjectKey.Original original = new ObjectKey.Original(key.albumId(), key.photoId());
    S3StoredObjects objects = S3StoredObjects.of(settings());

    objects.touch(original, "of-none");

    assertThat(objects.look(original)).isEmpty();
  }

  @Test
  void listsObjectsInTheOrderOfTheirKeysAndRemovesThem() {
    S3StoredObjects objects = S3StoredObjects.of(settings());
    List<ObjectKey.Rendition> keys =
        Stream.of(RenditionSize.values())
            .map(size -> new ObjectKey.Rendition(key.albumId(), key.photoId(), size))
            .toList();
    try (S3Storage storage = S3Storage.of(settings())) {
      keys.forEach(rendition -> storage.write(rendition, JPEG));
    }
    String prefix = "renditions/" + key.albumId() + "/";
    List<String> sorted = keys.stream().map(ObjectKey::toString).sorted().toList();

    StoredObjects.Page page = objects.list(prefix, sorted.getFirst(), 3);
    objects.remove(keys);

    assertThat(page.more()).isTrue();
    assertThat(page.objects())
        .extracting(StoredObjects.StoredObject::key)
        .containsExactlyElementsOf(sorted.subList(1, 4));
    assertThat(page.objects().getFirst().etag()).hasSize(32);
    assertThat(page.objects().getFirst().modified())
        .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    assertThat(objects.list(prefix, "", 10).objects()).isEmpty();
    objects.remove(keys);
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

    HttpResponse<byte[]> response = get(url);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(JPEG);
    assertThat(response.headers().firstValue("content-type")).contains("image/jpeg");
    assertThat(response.headers().firstValue("cache-control").orElseThrow()).contains("immutable");
  }

  @Test
  void showsNothingAtAnAddressThatHasExpired() throws Exception {
    try (S3Storage storage = S3Storage.of(settings())) {
      storage.write(key, JPEG);
    }
    Clock yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));

    HttpResponse<byte[]> response = get(S3SignedUrls.of(settings(), yesterday).of(key).url());

    assertThat(response.statusCode()).isEqualTo(403);
  }

  @Test
  void showsNoOtherObjectAtASignedAddress() throws Exception {
    String url = S3SignedUrls.of(settings(), Clock.systemUTC()).of(key).url();

    HttpResponse<byte[]> response = get(url.replace("small.jpg", "large.jpg"));

    assertThat(response.statusCode()).isEqualTo(403);
  }

  private void put(ObjectKey.Original original) {
    try (S3Client client = S3Storage.client(settings())) {
      var _ =
          client.putObject(
              put ->
                  put.bucket(settings().text(Setting.BUCKET))
                      .key(original.toString())
                      .contentType("image/heic"),
              RequestBody.fromBytes(JPEG));
    }
  }

  private static HttpResponse<byte[]> get(String url) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
    }
  }
}
