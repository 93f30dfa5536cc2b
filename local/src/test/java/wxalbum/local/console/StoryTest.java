package wxalbum.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.http.Json;

class StoryTest {
  private static final Map<String, Object> UPLOAD_TO_READY =
      LogWriter.aws("UploadToReady", "Milliseconds", 1);

  private final LogWriter log;

  StoryTest(@TempDir Path folder) {
    log = new LogWriter(folder);
  }

  @Test
  void goesFromTheTicketToReadyWithTheDurationsBetween() throws Exception {
    log.request("upload", "u1", 200, "photoIds", List.of("p1", "p2"))
        .line("event", "arrival", "photoId", "p1")
        .event("t1", "ready", "photoId", "p1", "uploadRequestId", "u1");

    JsonNode story = story("p1");

    assertThat(story.path("stages").findValuesAsText("name"))
        .containsExactly("form-issued", "arrival", "attempt", "ready");
    assertThat(story.path("stages").findValuesAsText("sincePreviousMs"))
        .containsExactly("0", "1000", "987", "13");
    assertThat(story.path("stages").path(0).path("requestId").asText()).isEqualTo("u1");
    assertThat(story.path("totalMs").asInt()).isEqualTo(2000);
  }

  @Test
  void findsTheTicketByTheRequestThatThumbnailNames() throws Exception {
    log.request("upload", "u1", 200).event("t1", "ready", "photoId", "p1", "uploadRequestId", "u1");

    assertThat(story("p1").path("stages").path(0).path("name").asText()).isEqualTo("form-issued");
  }

  @Test
  void knowsTheArrivalByTheMetricWhereNoLineTellsIt() throws Exception {
    log.event("t1", "ready", "photoId", "p1", "_aws", UPLOAD_TO_READY, "UploadToReady", 500);

    assertThat(story("p1").path("stages").findValuesAsText("name"))
        .containsExactly("arrival", "attempt", "ready");
  }

  @Test
  void tellsEveryTryAndWhenItWasGivenUpAndRedriven() throws Exception {
    log.event("t1", "error", "photoId", "p1")
        .event("t2", "error", "photoId", "p1")
        .line("event", "dead-letter", "photoId", "p1")
        .line("event", "redrive", "photoId", "p1")
        .event("t3", "ready", "photoId", "p1");

    assertThat(story("p1").path("stages").findValuesAsText("name"))
        .containsExactly(
            "attempt", "error", "attempt", "error", "dead-letter", "redrive", "attempt", "ready");
  }

  @Test
  void worksWithLinesThatNameNoUpload() throws Exception {
    log.request("upload", "u1", 200).event("t1", "ready", "photoId", "p1");

    assertThat(story("p1").path("stages").findValuesAsText("name"))
        .containsExactly("attempt", "ready");
  }

  @Test
  void isEmptyForAPhotoThatNobodyNames() throws Exception {
    log.event("t1", "ready", "photoId", "p1");

    assertThat(story("p2").path("stages")).isEmpty();
  }

  private JsonNode story(String photoId) throws Exception {
    Journal.View view = new Journal(new LogFile(log.file(), Long.MAX_VALUE)).look();
    return Json.read(Json.write(Story.of(photoId, view).document()));
  }
}
