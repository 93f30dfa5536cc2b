package wxalbum.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.testing.AlbumFixture.NOON;
import static wxalbum.upload.UploadAsks.QUOTA;
import static wxalbum.upload.UploadAsks.SHA256;
import static wxalbum.upload.UploadAsks.file;
import static wxalbum.upload.UploadAsks.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.Log;

/** Tests the log of upload requests, where the history of a photo begins. */
class UploadLogTest {
  private final UploadAsks asks = new UploadAsks();

  @Test
  void namesThePhotosThatItGaveFormsFor() throws Exception {
    JsonNode line = summary(asks.ask(file(10), file(20)));

    assertThat(line.path("photoIds"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrderElementsOf(photosInAlbum());
    assertThat(line.path("UploadFormsIssued").asInt()).isEqualTo(2);
  }

  @Test
  void countsNoFileThatTheAlbumHas() throws Exception {
    ApiRequest request = asks.ask(with(file(10), "sha256", SHA256));
    ApiResponse first = asks.upload.call(request);
    asks.rows.markReady(asks.photo(first, 0).id(), NOON);

    JsonNode line = summary(request);

    assertThat(line.path("photoIds")).hasSize(1);
    assertThat(line.has("UploadFormsIssued")).isFalse();
  }

  @Test
  void countsWhoAsksForMoreThanHeMayKeep() throws Exception {
    JsonNode line = summary(asks.ask(file(QUOTA + 1)));

    assertThat(line.path("QuotaRejections").asInt()).isEqualTo(1);
    assertThat(line.path("code").asText()).isEqualTo("quota-exceeded");
  }

  @Test
  void writesItsRequestIdToThePhoto() {
    ApiResponse response = asks.upload.call(asks.ask(file(10)));

    assertThat(asks.photo(response, 0).uploadRequestId()).isEqualTo(requestId(response));
  }

  @Test
  void writesANewRequestIdWithEachFormForTheSameFile() {
    ApiRequest request = asks.ask(with(file(10), "sha256", SHA256));
    var _ = asks.upload.call(request);

    ApiResponse second = asks.upload.call(request);

    assertThat(asks.photo(second, 0).uploadRequestId()).isEqualTo(requestId(second));
  }

  @Test
  void writesANewRequestIdWithTheFormOfARepeatedRequest() throws Exception {
    ApiRequest request = asks.ask(file(10)).header("idempotency-key", "once");
    var _ = asks.upload.call(request);

    ApiResponse second = asks.upload.call(request);

    assertThat(asks.photo(second, 0).uploadRequestId()).isEqualTo(requestId(second));
  }

  @Test
  void leavesTheStoryOfAPhotoThatStandsAsItWas() {
    ApiRequest request = asks.ask(file(10)).header("idempotency-key", "once");
    ApiResponse first = asks.upload.call(request);
    asks.rows.markReady(asks.photo(first, 0).id(), NOON);

    ApiResponse second = asks.upload.call(request);

    assertThat(asks.photo(second, 0).uploadRequestId()).isEqualTo(requestId(first));
  }

  private JsonNode summary(ApiRequest request) throws Exception {
    return Log.during(() -> asks.upload.call(request)).summary();
  }

  private Iterable<String> photosInAlbum() {
    Stream<String> ids =
        asks.rows.photos().byAdded(asks.rows.album(), null, 10).stream()
            .map(photo -> photo.id().toString());
    return ids.toList();
  }

  private static String requestId(ApiResponse response) {
    return response.headers().getOrDefault("x-request-id", "none");
  }
}
