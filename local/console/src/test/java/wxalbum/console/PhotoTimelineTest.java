package wxalbum.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.console.fixture.TestLogWriter;
import wxalbum.console.log.LogFile;
import wxalbum.console.log.LogIndex;
import wxalbum.http.Json;

class PhotoTimelineTest {
  private static final Map<String, Object> UPLOAD_TO_READY =
      TestLogWriter.metricDirectives("UploadToReady", "Milliseconds", 1);

  private final TestLogWriter log;

  PhotoTimelineTest(@TempDir Path folder) {
    log = new TestLogWriter(folder);
  }

  @Test
  void listsStagesFromFormToReadyWithDurations() throws Exception {
    log.request("upload", "u1", 200, "photoIds", List.of("p1", "p2"))
        .line("event", "arrival", "photoId", "p1")
        .event("t1", "ready", "photoId", "p1", "uploadRequestId", "u1");

    JsonNode story = timeline("p1");

    assertThat(story.path("stages").findValuesAsText("name"))
        .containsExactly("form-issued", "arrival", "attempt", "ready");
    assertThat(story.path("stages").findValuesAsText("sincePreviousMs"))
        .containsExactly("0", "1000", "987", "13");
    assertThat(story.path("stages").path(0).path("requestId").asText()).isEqualTo("u1");
    assertThat(story.path("totalMs").asInt()).isEqualTo(2000);
  }

  @Test
  void findsFormByUploadRequestId() throws Exception {
    log.request("upload", "u1", 200).event("t1", "ready", "photoId", "p1", "uploadRequestId", "u1");

    assertThat(timeline("p1").path("stages").path(0).path("name").asText())
        .isEqualTo("form-issued");
  }

  @Test
  void derivesArrivalFromMetricWithoutArrivalLine() throws Exception {
    log.event("t1", "ready", "photoId", "p1", "_aws", UPLOAD_TO_READY, "UploadToReady", 500);

    assertThat(timeline("p1").path("stages").findValuesAsText("name"))
        .containsExactly("arrival", "attempt", "ready");
  }

  @Test
  void listsAttemptsDeadLetterAndRedrive() throws Exception {
    log.event("t1", "error", "photoId", "p1")
        .event("t2", "error", "photoId", "p1")
        .line("event", "dead-letter", "photoId", "p1")
        .line("event", "redrive", "photoId", "p1")
        .event("t3", "ready", "photoId", "p1");

    assertThat(timeline("p1").path("stages").findValuesAsText("name"))
        .containsExactly(
            "attempt", "error", "attempt", "error", "dead-letter", "redrive", "attempt", "ready");
  }

  @Test
  void omitsUploadWhenNoLineNamesIt() throws Exception {
    log.request("upload", "u1", 200).event("t1", "ready", "photoId", "p1");

    assertThat(timeline("p1").path("stages").findValuesAsText("name"))
        .containsExactly("attempt", "ready");
  }

  @Test
  void isEmptyForUnknownPhoto() throws Exception {
    log.event("t1", "ready", "photoId", "p1");

    assertThat(timeline("p2").path("stages")).isEmpty();
  }

  private JsonNode timeline(String photoId) throws Exception {
    LogIndex.Snapshot view = new LogIndex(new LogFile(log.file(), Long.MAX_VALUE)).refresh();
    return Json.read(Json.write(PhotoTimeline.of(photoId, view).toMap()));
  }
}
