package wxalbum.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.AlbumId;
import wxalbum.album.ObjectKey.Rendition;
import wxalbum.album.PhotoId;
import wxalbum.album.RenditionSize;
import wxalbum.settings.Settings;
import wxalbum.testkit.ReliabilityCounter;
import wxalbum.testkit.TestCloud;

/** Storage must reject presigned URLs that were tampered with, expired or misused. */
class TamperedSignedUrlTest {
  private static final ReliabilityCounter RELIABILITY =
      new ReliabilityCounter("hostile uploads", TamperedSignedUrlTest.class);
  private static final byte[] JPEG = "a rendition".getBytes(StandardCharsets.UTF_8);
  private static final AlbumId ALBUM = new AlbumId(UUID.randomUUID());
  private static final PhotoId PHOTO = new PhotoId(UUID.randomUUID());
  private static final Rendition SMALL = new Rendition(ALBUM, PHOTO, RenditionSize.SMALL);
  private static final Rendition LARGE = new Rendition(ALBUM, PHOTO, RenditionSize.LARGE);

  @BeforeAll
  static void writeRenditions() {
    try (S3ObjectStore storage = S3ObjectStore.of(settings())) {
      storage.write(SMALL, JPEG);
      storage.write(LARGE, JPEG);
    }
  }

  @AfterAll
  static void writeReport() {
    RELIABILITY.writeReport();
  }

  static Stream<Arguments> tamperings() {
    return Stream.of(
        tampering("another object", url -> url.replace("/small.jpg", "/large.jpg")),
        tampering("its original", url -> url.replaceAll("renditions(.*)/small.jpg", "originals$1")),
        tampering("the bucket itself", url -> url.replaceAll("/renditions.*?\\?", "?")),
        tampering("all buckets", url -> url.replaceAll("/[^/]+/renditions.*?\\?", "/?")),
        tampering(
            "a path traversal", url -> url.replace("/small.jpg", "/../" + PHOTO + "/large.jpg")),
        tampering("an encoded slash", url -> url.replace("/small.jpg", "%2Flarge.jpg")),
        tampering("a doubled slash", url -> url.replace("/renditions", "//renditions")),
        tampering(
            "a longer expiry", url -> url.replace("X-Amz-Expires=4500", "X-Amz-Expires=604800")),
        tampering("no expiry", url -> url.replace("&X-Amz-Expires=4500", "")),
        tampering("another date", url -> url.replaceAll("X-Amz-Date=\\d", "X-Amz-Date=3")),
        tampering("another key id", url -> url.replaceAll("Credential=[^%]*", "Credential=other")),
        tampering("another region", url -> url.replace("us-east-1", "eu-west-1")),
        tampering("another service", url -> url.replace("%2Fs3%2F", "%2Fsts%2F")),
        tampering(
            "no algorithm", url -> url.replaceAll("X-Amz-Algorithm=[^&]*", "X-Amz-Algorithm=none")),
        tampering("no signed header", url -> url.replace("SignedHeaders=host", "SignedHeaders=")),
        tampering(
            "another signature",
            url -> url.replaceAll("Signature=.*", "Signature=" + "0".repeat(64))),
        tampering("half a signature", url -> url.substring(0, url.length() - 32)),
        tampering("no signature", url -> url.replaceAll("&X-Amz-Signature=.*", "")),
        tampering("no query", url -> url.replaceAll("\\?.*", "")),
        tampering("a content type override", url -> url + "&response-content-type=text/html"),
        tampering("the access control list", url -> url + "&acl"),
        tampering("a version id", url -> url + "&versionId=null"),
        tampering("a part number", url -> url + "&partNumber=1"),
        tampering("a duplicate expiry", url -> url.replace("?", "?X-Amz-Expires=604800&")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperings")
  void rejectsChangedUrl(String label, UnaryOperator<String> change) {
    String address = signUrl(Clock.systemUTC());
    assertThat(change.apply(address)).isNotEqualTo(address);

    RELIABILITY.attempt(() -> assertRejected(createRequest(change.apply(address), "GET"), label));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "POST", "HEAD", "OPTIONS"})
  void allowsOnlyReadingThroughUrl(String method) {
    RELIABILITY.attempt(
        () -> {
          send(createRequest(signUrl(Clock.systemUTC()), method), method);
          assertThat(send(createRequest(signUrl(Clock.systemUTC()), "GET"), "").body())
              .isEqualTo(JPEG);
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {76, 24 * 60, 8 * 24 * 60})
  void rejectsExpiredUrl(long minutes) {
    Clock past = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-minutes));

    RELIABILITY.attempt(() -> assertRejected(createRequest(signUrl(past), "GET"), "expired"));
    RELIABILITY.attempt(
        () ->
            assertRejected(
                createRequest(signUrl(past) + "&X-Amz-Expires=604800", "GET"),
                "expired, with a duplicate expiry"));
  }

  @Test
  void ignoresUnsignedHeaders() {
    HttpRequest unusual =
        HttpRequest.newBuilder(URI.create(signUrl(Clock.systemUTC())))
            .header("x-amz-copy-source", "/wxalbum/" + LARGE)
            .header("x-http-method-override", "DELETE")
            .build();

    RELIABILITY.attempt(
        () -> assertThat(send(unusual, "headers").statusCode()).isIn(200, 400, 403));
    assertThat(send(createRequest(signUrl(Clock.systemUTC()), "GET"), "").body()).isEqualTo(JPEG);
  }

  private static Arguments tampering(String label, UnaryOperator<String> change) {
    return arguments(label, change);
  }

  private static Settings settings() {
    return TestCloud.shared().settings();
  }

  private static String signUrl(Clock clock) {
    return S3UrlSigner.of(settings(), clock).sign(SMALL).url();
  }

  private static HttpRequest createRequest(String url, String method) {
    boolean hasBody = List.of("PUT", "POST").contains(method);
    return HttpRequest.newBuilder(URI.create(url))
        .method(method, hasBody ? BodyPublishers.ofString("overwritten") : BodyPublishers.noBody())
        .build();
  }

  private static void assertRejected(HttpRequest request, String label) {
    HttpResponse<byte[]> response = send(request, label);

    assertThat(response.statusCode()).as(label).isBetween(400, 499);
    assertThat(response.body()).as(label).isNotEqualTo(JPEG);
  }

  private static HttpResponse<byte[]> send(HttpRequest request, String label) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(label, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
