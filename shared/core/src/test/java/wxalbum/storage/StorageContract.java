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
import wxalbum.album.ObjectInventory;
import wxalbum.album.ObjectKey;
import wxalbum.album.ObjectStore.ObjectContent;
import wxalbum.album.PhotoId;
import wxalbum.album.RenditionSize;
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
  void readsObjectAsWritten() throws Exception {
    try (S3ObjectStore storage = S3ObjectStore.of(settings())) {
      storage.write(key, JPEG);

      try (ObjectContent read = storage.open(key).orElseThrow()) {
        assertThat(read.stream().readAllBytes()).isEqualTo(JPEG);
        assertThat(read.byteSize()).isEqualTo(JPEG.length);
        assertThat(read.etag()).hasSize(32);
      }
    }
  }

  @Test
  void returnsEmptyWhenObjectIsMissing() {
    try (S3ObjectStore storage = S3ObjectStore.of(settings())) {
      assertThat(storage.open(key)).isEmpty();
    }
  }

  @Test
  void replaysEventWithoutChangingOriginal() throws Exception {
    ObjectKey.Original original = new ObjectKey.Original(key.albumId(), key.photoId());
    S3ObjectInventory objects = S3ObjectInventory.of(settings());
    put(original);
    ObjectInventory.ObjectSummary before = objects.head(original).orElseThrow();

    objects.replayEvent(original, before.etag());

    try (S3ObjectStore storage = S3ObjectStore.of(settings());
        ObjectContent read = storage.open(original).orElseThrow()) {
      assertThat(read.stream().readAllBytes()).isEqualTo(JPEG);
      assertThat(read.etag()).isEqualTo(before.etag());
    }
    String url = S3UrlSigner.of(settings(), Clock.systemUTC()).sign(original).url();
    assertThat(get(url).headers().firstValue("content-type")).contains("image/heic");
  }

  @Test
  void replaysNothingWhenOriginalIsMissing() {
    ObjectKey.Original original = new ObjectKey.Original(key.albumId(), key.photoId());
    S3ObjectInventory objects = S3ObjectInventory.of(settings());

    objects.replayEvent(original, "of-none");

    assertThat(objects.head(original)).isEmpty();
  }

  @Test
  void movesOriginalToQuarantine() {
    ObjectKey.Original original = new ObjectKey.Original(key.albumId(), key.photoId());
    S3ObjectInventory objects = S3ObjectInventory.of(settings());
    put(original);
    String etag = objects.head(original).orElseThrow().etag();

    assertThat(objects.quarantine(original)).isTrue();

    assertThat(objects.head(original)).isEmpty();
    assertThat(objects.list(ObjectKey.QUARANTINE_PREFIX + original, "", 10).objects())
        .singleElement()
        .returns("quarantine/" + original, ObjectInventory.ObjectSummary::key)
        .returns(etag, ObjectInventory.ObjectSummary::etag);
  }

  @Test
  void quarantinesNothingWhenOriginalIsMissing() {
    ObjectKey.Original original = new ObjectKey.Original(key.albumId(), key.photoId());
    S3ObjectInventory objects = S3ObjectInventory.of(settings());

    assertThat(objects.quarantine(original)).isFalse();

    assertThat(objects.list(ObjectKey.QUARANTINE_PREFIX + original, "", 10).objects()).isEmpty();
  }

  @Test
  void listsObjectsInKeyOrderAndDeletesThem() {
    S3ObjectInventory objects = S3ObjectInventory.of(settings());
    List<ObjectKey.Rendition> keys =
        Stream.of(RenditionSize.values())
            .map(size -> new ObjectKey.Rendition(key.albumId(), key.photoId(), size))
            .toList();
    try (S3ObjectStore storage = S3ObjectStore.of(settings())) {
      keys.forEach(rendition -> storage.write(rendition, JPEG));
    }
    String prefix = "renditions/" + key.albumId() + "/";
    List<String> sorted = keys.stream().map(ObjectKey::toString).sorted().toList();

    ObjectInventory.ObjectPage page = objects.list(prefix, sorted.getFirst(), 3);
    objects.delete(keys);

    assertThat(page.hasMore()).isTrue();
    assertThat(page.objects())
        .extracting(ObjectInventory.ObjectSummary::key)
        .containsExactlyElementsOf(sorted.subList(1, 4));
    assertThat(page.objects().getFirst().etag()).hasSize(32);
    assertThat(page.objects().getFirst().lastModified())
        .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    assertThat(objects.list(prefix, "", 10).objects()).isEmpty();
    objects.delete(keys);
  }

  @Test
  void reportsHealthyBucket() {
    BucketHealthCheck bucket = BucketHealthCheck.of(settings(), Clock.systemUTC());

    assertThat(bucket.isHealthy()).isTrue();
  }

  @Test
  void servesObjectThroughSignedUrl() throws Exception {
    try (S3ObjectStore storage = S3ObjectStore.of(settings())) {
      storage.write(key, JPEG);
    }
    String url = S3UrlSigner.of(settings(), Clock.systemUTC()).sign(key).url();

    HttpResponse<byte[]> response = get(url);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(JPEG);
    assertThat(response.headers().firstValue("content-type")).contains("image/jpeg");
    assertThat(response.headers().firstValue("cache-control").orElseThrow()).contains("immutable");
  }

  @Test
  void servesRenditionThroughUrlWithItsVersion() throws Exception {
    try (S3ObjectStore storage = S3ObjectStore.of(settings())) {
      storage.write(key, JPEG);
    }
    S3UrlSigner signer = S3UrlSigner.of(settings(), Clock.systemUTC());
    String url = signer.sign(key, "00000000000000a1").url();

    HttpResponse<byte[]> response = get(url);
    HttpResponse<byte[]> tampered = get(url.replace("00a1", "00a2"));

    assertThat(response.body()).isEqualTo(JPEG);
    assertThat(tampered.statusCode()).isEqualTo(403);
    assertThat(signer.sign(key, "00000000000000a2").url()).isNotEqualTo(url);
  }

  @Test
  void servesOriginalAsTypeInUrl() throws Exception {
    ObjectKey.Original original = new ObjectKey.Original(key.albumId(), key.photoId());
    put(original);
    String url = S3UrlSigner.of(settings(), Clock.systemUTC()).sign(original, "image/jpeg").url();

    HttpResponse<byte[]> response = get(url);

    assertThat(response.body()).isEqualTo(JPEG);
    assertThat(response.headers().firstValue("content-type")).contains("image/jpeg");
  }

  @Test
  void rejectsExpiredUrl() throws Exception {
    try (S3ObjectStore storage = S3ObjectStore.of(settings())) {
      storage.write(key, JPEG);
    }
    Clock yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));

    HttpResponse<byte[]> response = get(S3UrlSigner.of(settings(), yesterday).sign(key).url());

    assertThat(response.statusCode()).isEqualTo(403);
  }

  @Test
  void rejectsSignedUrlForAnotherObject() throws Exception {
    String url = S3UrlSigner.of(settings(), Clock.systemUTC()).sign(key).url();

    HttpResponse<byte[]> response = get(url.replace("small.jpg", "large.jpg"));

    assertThat(response.statusCode()).isEqualTo(403);
  }

  private void put(ObjectKey.Original original) {
    try (S3Client client = S3ObjectStore.createClient(settings())) {
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
