package wxalbum.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.Photo;
import wxalbum.telemetry.InvocationException;
import wxalbum.testkit.CapturedLog;
import wxalbum.testkit.FunctionInvoker;

/** Tests of the log lines and metrics of the function. */
class ThumbnailLogTest extends ThumbnailFixture {
  @Test
  void logsOneSummaryForEachInvocation() throws Exception {
    Photo photo = uploadedPhoto(PHOTO);

    JsonNode line = logOf(UploadEvents.forKeys(photo.originalKey())).summary();

    assertThat(line.path("trigger").asText()).isEqualTo("storage-event");
    assertThat(line.path("outcome").asText()).isEqualTo("ready");
    assertThat(line.path("albumId").asText()).isEqualTo(album.toString());
    assertThat(line.path("userId").asText()).isEqualTo(user.userId().toString());
    assertThat(line.path("phases").fieldNames())
        .toIterable()
        .contains("fetch", "decode", "resize", "encode", "store", "db");
  }

  @Test
  void logsPhotoAndUploadRequestIdInEveryLine() throws Exception {
    Photo photo = uploadedPhoto("not a picture".getBytes(StandardCharsets.UTF_8));

    CapturedLog log = logOf(UploadEvents.forKeys(photo.originalKey()));

    assertThat(log.lines())
        .hasSize(2)
        .allMatch(line -> line.path("photoId").asText().equals(photo.id().toString()))
        .allMatch(line -> line.path("uploadRequestId").asText().equals(UPLOAD_REQUEST));
  }

  @Test
  void publishesMetricsWhenPhotoIsReady() throws Exception {
    Photo photo = uploadedPhoto(PHOTO);

    JsonNode line = logOf(UploadEvents.forKeys(photo.originalKey())).summary();

    assertThat(line.path("PhotosReady").asInt()).isEqualTo(1);
    assertThat(line.path("BytesStored").asLong()).isEqualTo(photo.original().bytes());
    assertThat(line.path("ThumbnailDuration").isNumber()).isTrue();
  }

  @Test
  void measuresTimeSinceUploadAndSinceRequest() throws Exception {
    Photo photo = uploadedPhoto(PHOTO);
    Instant uploadedAt = photo.createdAt().plusSeconds(7);
    Clock processedAt = Clock.fixed(uploadedAt.plusMillis(1500), ZoneOffset.UTC);
    FunctionInvoker function =
        new FunctionInvoker(new ThumbnailHandler(cloud.settings(), storage, processedAt));

    CapturedLog log =
        CapturedLog.during(
            () -> function.invoke(UploadEvents.createdAt(uploadedAt, photo.originalKey())));

    assertThat(log.summary().path("UploadToReady").asInt()).isEqualTo(1500);
    assertThat(log.summary().path("requestToReadyMs").asInt()).isBetween(8500, 8501);
  }

  @Test
  void publishesFailureCodeWhenPhotoFails() throws Exception {
    Photo photo = uploadedPhoto("not a picture".getBytes(StandardCharsets.UTF_8));

    JsonNode line = logOf(UploadEvents.forKeys(photo.originalKey())).summary();

    assertThat(line.path("outcome").asText()).isEqualTo("failed");
    assertThat(line.path("code").asText()).isEqualTo("unsupported-type");
    assertThat(line.path("PhotosFailed").asInt()).isEqualTo(1);
    assertThat(line.at("/_aws/CloudWatchMetrics/1/Dimensions/0/0").asText()).isEqualTo("code");
  }

  @Test
  void logsAllPhotoIdsAndErrorOfBatch() throws Exception {
    Photo first = uploadedPhoto(PHOTO);
    Photo second = uploadedPhoto(PHOTO);
    byte[] batch =
        UploadEvents.withBodies(
            List.of(
                "{nonsense",
                UploadEvents.objectCreated(first.originalKey().toString()),
                UploadEvents.objectCreated(second.originalKey().toString())));

    JsonNode line = logOf(batch).summary();

    assertThat(line.path("photoIds"))
        .extracting(JsonNode::asText)
        .containsExactly(first.id().toString(), second.id().toString());
    assertThat(line.path("PhotosReady").asInt()).isEqualTo(2);
    assertThat(line.path("outcome").asText()).isEqualTo("error");
    assertThat(line.path("code").asText()).isEqualTo("internal");
  }

  @Test
  void logsUnavailableWhenStorageFails() throws Exception {
    Photo photo = pendingPhoto(PHOTO.length, null);
    putOriginal(photo, PHOTO);
    FunctionInvoker failing =
        new FunctionInvoker(
            new ThumbnailHandler(
                cloud.settings(),
                new TruncatingObjectStore(storage, photo.id()),
                Clock.offset(Clock.systemUTC(), Duration.ZERO)));

    JsonNode line =
        CapturedLog.during(() -> failing.invoke(UploadEvents.forKeys(photo.originalKey())))
            .summary();

    assertThat(line.path("outcome").asText()).isEqualTo("error");
    assertThat(line.path("code").asText()).isEqualTo("unavailable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"Records\":[]}", "[]"})
  void logsIgnoredOutcomeWhenEventHasNoMessage(String event) throws Exception {
    CapturedLog log = logOf(event.getBytes(StandardCharsets.UTF_8));

    assertThat(log.summary().path("outcome").asText()).isEqualTo("ignored");
  }

  @Test
  void logsOneSummaryWhenEventIsNotJson() throws Exception {
    CapturedLog log =
        CapturedLog.during(
            () ->
                assertThatThrownBy(
                        () -> thumbnail.invoke("{nonsense".getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(InvocationException.class)
                    .hasMessageNotContaining("nonsense"));

    assertThat(log.summary().path("trigger").asText()).isEqualTo("storage-event");
    assertThat(log.summary().path("outcome").asText()).isEqualTo("error");
    assertThat(log.text()).doesNotContain("nonsense");
  }

  @Test
  void doesNotLogUnrecognizedKeys() throws Exception {
    CapturedLog log = logOf(UploadEvents.forKeys("originals/IMG_0001.JPG"));

    assertThat(log.summary().path("outcome").asText()).isEqualTo("ignored");
    assertThat(log.text()).doesNotContain("IMG_0001");
  }

  private CapturedLog logOf(byte[] event) throws Exception {
    return CapturedLog.during(() -> thumbnail.invoke(event));
  }
}
