package wxalbum.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.testkit.AlbumFixture.NOON;
import static wxalbum.upload.UploadFixture.QUOTA_BYTES;
import static wxalbum.upload.UploadFixture.SHA256;
import static wxalbum.upload.UploadFixture.file;
import static wxalbum.upload.UploadFixture.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wxalbum.testkit.CapturedLog;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** Tests the log of upload requests, where the history of a photo begins. */
class UploadLogTest {
  private final UploadFixture fixture = new UploadFixture();

  @Test
  void logsPhotoIdsOfIssuedForms() throws Exception {
    JsonNode line = summary(fixture.uploadRequest(file(10), file(20)));

    assertThat(line.path("photoIds"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrderElementsOf(photoIdsInAlbum());
    assertThat(line.path("UploadFormsIssued").asInt()).isEqualTo(2);
  }

  @Test
  void doesNotCountDuplicateFiles() throws Exception {
    TestRequest request = fixture.uploadRequest(with(file(10), "sha256", SHA256));
    TestResponse first = fixture.function.call(request);
    fixture.albumFixture.markReady(fixture.findPhoto(first, 0).id(), NOON);

    JsonNode line = summary(request);

    assertThat(line.path("photoIds")).hasSize(1);
    assertThat(line.has("UploadFormsIssued")).isFalse();
  }

  @Test
  void countsQuotaRejections() throws Exception {
    JsonNode line = summary(fixture.uploadRequest(file(QUOTA_BYTES + 1)));

    assertThat(line.path("QuotaRejections").asInt()).isEqualTo(1);
    assertThat(line.path("code").asText()).isEqualTo("quota-exceeded");
  }

  @Test
  void storesRequestIdWithPhoto() {
    TestResponse response = fixture.function.call(fixture.uploadRequest(file(10)));

    assertThat(fixture.findPhoto(response, 0).uploadRequestId()).isEqualTo(requestId(response));
  }

  @Test
  void storesNewRequestIdWithEachForm() {
    TestRequest request = fixture.uploadRequest(with(file(10), "sha256", SHA256));
    var _ = fixture.function.call(request);

    TestResponse second = fixture.function.call(request);

    assertThat(fixture.findPhoto(second, 0).uploadRequestId()).isEqualTo(requestId(second));
  }

  @Test
  void storesNewRequestIdWhenRequestIsRepeated() throws Exception {
    TestRequest request = fixture.uploadRequest(file(10)).header("idempotency-key", "once");
    var _ = fixture.function.call(request);

    TestResponse second = fixture.function.call(request);

    assertThat(fixture.findPhoto(second, 0).uploadRequestId()).isEqualTo(requestId(second));
  }

  @Test
  void keepsRequestIdWhenPhotoIsReady() {
    TestRequest request = fixture.uploadRequest(file(10)).header("idempotency-key", "once");
    TestResponse first = fixture.function.call(request);
    fixture.albumFixture.markReady(fixture.findPhoto(first, 0).id(), NOON);

    TestResponse second = fixture.function.call(request);

    assertThat(fixture.findPhoto(second, 0).uploadRequestId()).isEqualTo(requestId(first));
  }

  private JsonNode summary(TestRequest request) throws Exception {
    return CapturedLog.during(() -> fixture.function.call(request)).summary();
  }

  private Iterable<String> photoIdsInAlbum() {
    Stream<String> ids =
        fixture
            .albumFixture
            .photos()
            .listByAddedAt(fixture.albumFixture.albumId(), null, 10)
            .stream()
            .map(photo -> photo.id().toString());
    return ids.toList();
  }

  private static String requestId(TestResponse response) {
    return response.headers().getOrDefault("x-request-id", "none");
  }
}
