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
import wxalbum.telemetry.InvocationFailure;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.Log;

/** Tests of the log lines and metrics of the function. */
class ThumbnailLogTest extends ArrivalFixture {
  @Test
  void endsWithOneSummary() throws Exception {
    Photo photo = arrived(PHOTO);

    JsonNode line = logOf(Arrivals.of(photo.original())).summary();

    assertThat(line.path("trigger").asText()).isEqualTo("storage-event");
    assertThat(line.path("outcome").asText()).isEqualTo("ready");
    assertThat(line.path("albumId").asText()).isEqualTo(album.toString());
    assertThat(line.path("userId").asText()).isEqualTo(user.userId().toString());
    assertThat(line.path("phases").fieldNames())
        .toIterable()
        .contains("fetch", "decode", "resize", "encode", "store", "db");
  }

  @Test
  void tellsThePhotosStoryInEveryLine() throws Exception {
    Photo photo = arrived("not a picture".getBytes(StandardCharsets.UTF_8));

    Log log = logOf(Arrivals.of(photo.original()));

    assertThat(log.lines())
        .hasSize(2)
        .allMatch(line -> line.path("photoId").asText().equals(photo.id().toString()))
        .allMatch(line -> line.path("uploadRequestId").asText().equals(UPLOAD_REQUEST));
  }

  @Test
  void countsAPhotoThatBecameReady() throws Exception {
    Photo photo = arrived(PHOTO);

    JsonNode line = logOf(Arrivals.of(photo.original())).summary();

    assertThat(line.path("PhotosReady").asInt()).isEqualTo(1);
    assertThat(line.path("BytesStored").asLong()).isEqualTo(photo.bytes());
    assertThat(line.path("ThumbnailDuration").isNumber()).isTrue();
  }

  @Test
  void measuresFromTheArrivalAndFromTheAsking() throws Exception {
    Photo photo = arrived(PHOTO);
    Instant uploadedAt = photo.createdAt().plusSeconds(7);
    Clock processedAt = Clock.fixed(uploadedAt.plusMillis(1500), ZoneOffset.UTC);
    FunctionDriver function =
        new FunctionDriver(new ThumbnailHandler(cloud.settings(), storage, processedAt));

    Log log = Log.during(() -> function.invoke(Arrivals.at(uploadedAt, photo.original())));

    assertThat(log.summary().path("UploadToReady").asInt()).isEqualTo(1500);
    assertThat(log.summary().path("requestToReadyMs").asInt()).isBetween(8500, 8501);
  }

  @Test
  void countsAPhotoThatFailedByItsCode() throws Exception {
    Photo photo = arrived("not a picture".getBytes(StandardCharsets.UTF_8));

    JsonNode line = logOf(Arrivals.of(photo.original())).summary();

    assertThat(line.path("outcome").asText()).isEqualTo("failed");
    assertThat(line.path("code").asText()).isEqualTo("unsupported-type");
    assertThat(line.path("PhotosFailed").asInt()).isEqualTo(1);
    assertThat(line.at("/_aws/CloudWatchMetrics/1/Dimensions/0/0").asText()).isEqualTo("code");
  }

  @Test
  void namesAllPhotosOfABatchAndItsFault() throws Exception {
    Photo first = arrived(PHOTO);
    Photo second = arrived(PHOTO);
    byte[] batch =
        Arrivals.messages(
            List.of(
                "{nonsense",
                Arrivals.created(first.original().toString()),
                Arrivals.created(second.original().toString())));

    JsonNode line = logOf(batch).summary();

    assertThat(line.path("photoIds"))
        .extracting(JsonNode::asText)
        .containsExactly(first.id().toString(), second.id().toString());
    assertThat(line.path("PhotosReady").asInt()).isEqualTo(2);
    assertThat(line.path("outcome").asText()).isEqualTo("error");
    assertThat(line.path("code").asText()).isEqualTo("internal");
  }

  @Test
  void tellsAnOutageOfStorageFromAFaultOfOurs() throws Exception {
    Photo photo = expected(PHOTO.length, null);
    put(photo, PHOTO);
    FunctionDriver failing =
        new FunctionDriver(
            new ThumbnailHandler(
                cloud.settings(),
                new ShakyStorage(storage, photo.id()),
                Clock.offset(Clock.systemUTC(), Duration.ZERO)));

    JsonNode line = Log.during(() -> failing.invoke(Arrivals.of(photo.original()))).summary();

    assertThat(line.path("outcome").asText()).isEqualTo("error");
    assertThat(line.path("code").asText()).isEqualTo("unavailable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"Records\":[]}", "[]"})
  void saysThatAnEventBroughtNothing(String event) throws Exception {
    Log log = logOf(event.getBytes(StandardCharsets.UTF_8));

    assertThat(log.summary().path("outcome").asText()).isEqualTo("ignored");
  }

  @Test
  void endsWithOneSummaryWhenTheEventIsNoJson() throws Exception {
    Log log =
        Log.during(
            () ->
                assertThatThrownBy(
                        () -> thumbnail.invoke("{nonsense".getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(InvocationFailure.class)
                    .hasMessageNotContaining("nonsense"));

    assertThat(log.summary().path("trigger").asText()).isEqualTo("storage-event");
    assertThat(log.summary().path("outcome").asText()).isEqualTo("error");
    assertThat(log.text()).doesNotContain("nonsense");
  }

  @Test
  void keepsKeysThatAreNotOursOutOfTheLog() throws Exception {
    Log log = logOf(Arrivals.of("originals/IMG_0001.JPG"));

    assertThat(log.summary().path("outcome").asText()).isEqualTo("ignored");
    assertThat(log.text()).doesNotContain("IMG_0001");
  }

  private Log logOf(byte[] event) throws Exception {
    return Log.during(() -> thumbnail.invoke(event));
  }
}
