package wxalbum.console.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.console.backend.DeadLetter;
import wxalbum.console.fixture.ConsoleFixture;
import wxalbum.console.fixture.TestLogWriter;

/** Tests the list of current incidents: function, start, code, request and alarms. */
class OverviewTest extends ConsoleFixture {
  OverviewTest(@TempDir Path folder) {
    super(folder);
  }

  @Test
  void reportsNoIncidentForClientErrors() throws Exception {
    log.request("upload", "r1", 200).request("upload", "r2", 401, "code", "unauthorized");

    JsonNode overview = overview();

    assertThat(overview.path("incidents")).isEmpty();
    assertThat(overview.path("alarms")).isEmpty();
    assertThat(overview.path("recent").path("calls").asInt()).isEqualTo(2);
  }

  @Test
  void reportsOutageWithCauseAndAlarms() throws Exception {
    log.request("upload", "r1", 200);
    for (int i = 2; i <= 4; i++) {
      log.line(
              "requestId",
              "r" + i,
              "message",
              "The request failed",
              "error",
              "wxalbum.Broken: no\n\tat x\nCaused by: java.net.ConnectException: refused\n\tat y")
          .request("upload", "r" + i, 503, "code", "unavailable");
    }

    JsonNode overview = overview();

    JsonNode incident = overview.path("incidents").path(0);
    assertThat(incident.path("function").asText()).isEqualTo("upload");
    assertThat(incident.path("code").asText()).isEqualTo("unavailable");
    assertThat(incident.path("since").asText()).isEqualTo("2026-05-01T09:30:02Z");
    assertThat(incident.path("times").asInt()).isEqualTo(3);
    assertThat(incident.path("totalCalls").asInt()).isEqualTo(4);
    assertThat(incident.path("requestId").asText()).isEqualTo("r4");
    assertThat(incident.path("cause").asText())
        .isEqualTo("The request failed: java.net.ConnectException: refused");
    assertThat(incident.path("alarms").findValuesAsText("name"))
        .containsExactly("upload-errors", "api-5xx");
    assertThat(overview.path("alarms").findValuesAsText("name"))
        .containsExactly("api-5xx", "upload-errors");
  }

  @Test
  void reportsDistanceToAlarmThreshold() throws Exception {
    log.request("upload", "r1", 500, "code", "internal");

    JsonNode alarm = overview().path("incidents").path(0).path("alarms").path(0);

    assertThat(alarm.path("name").asText()).isEqualTo("upload-errors");
    assertThat(alarm.path("fires").asBoolean()).isFalse();
    assertThat(alarm.path("value").asInt()).isEqualTo(1);
    assertThat(alarm.path("threshold").asInt()).isEqualTo(3);
  }

  @Test
  void reportsStartOfContinuingIncident() throws Exception {
    log.request("upload", "older", 500, "code", "internal").pause(Duration.ofMinutes(6));
    for (int i = 0; i < 4; i++) {
      log.request("upload", "r" + i, 500, "code", "internal").pause(Duration.ofMinutes(3));
    }

    JsonNode incident = overview().path("incidents").path(0);

    assertThat(incident.path("times").asInt()).isEqualTo(1);
    assertThat(incident.path("since").asText()).isEqualTo("2026-05-01T09:36:01Z");
  }

  @Test
  void omitsIncidentsOlderThanFiveMinutes() throws Exception {
    log.request("upload", "r1", 500, "code", "internal").pause(Duration.ofMinutes(5));

    assertThat(overview().path("incidents")).isEmpty();
  }

  @Test
  void ignoresIncidentsOfEarlierRuns() throws Exception {
    log.request("upload", "r1", 500, "code", "internal");
    clock.set(log.now());
    restart();

    assertThat(overview().path("incidents")).isEmpty();
  }

  @Test
  void reportsPlatformEventsWithTheirAlarms() throws Exception {
    log.line("event", "throttle", "function", "upload", "requestId", "r1")
        .line("event", "timeout", "function", "thumbnail", "requestId", "r2")
        .line("event", "crash", "function", "upload", "requestId", "r3");

    JsonNode wrong = overview().path("incidents");

    assertThat(wrong.findValuesAsText("kind")).containsExactly("crash", "timeout", "throttle");
    assertThat(wrong.path(0).path("alarms").path(0).path("fires").asBoolean()).isTrue();
    assertThat(wrong.path(1).path("alarms").findValuesAsText("name"))
        .containsExactly("thumbnail-timeouts", "thumbnail-errors");
    assertThat(wrong.path(2).path("alarms").findValuesAsText("name"))
        .containsExactly("upload-throttles", "api-5xx");
  }

  @Test
  void reportsUndecodablePhoto() throws Exception {
    log.event("r1", "failed", "code", "unreadable", "photoId", "p1");

    JsonNode incident = overview().path("incidents").path(0);

    assertThat(incident.path("kind").asText()).isEqualTo("photo-failed");
    assertThat(incident.path("code").asText()).isEqualTo("unreadable");
    assertThat(incident.path("photoId").asText()).isEqualTo("p1");
    assertThat(incident.path("alarms").path(0).path("name").asText()).isEqualTo("photos-failed");
  }

  @Test
  void reportsDeadLetters() throws Exception {
    run.deadLetters.add(new DeadLetter("m1", TestLogWriter.START, 5, Optional.of("p1")));

    JsonNode overview = overview();

    assertThat(overview.path("incidents").path(0).path("kind").asText()).isEqualTo("dead-letters");
    assertThat(overview.path("incidents").path(0).path("photoId").asText()).isEqualTo("p1");
    assertThat(overview.path("alarms").path(0).path("name").asText()).isEqualTo("dead-letters");
  }

  @Test
  void firesAlarmForUnrecoverablePhotos() throws Exception {
    log.summary(
        "sweep",
        "r1",
        "trigger",
        "schedule",
        "_aws",
        TestLogWriter.metricDirectives("SweepUnrecoverable", "Count", 1),
        "SweepUnrecoverable",
        2);

    JsonNode alarm = overview().path("alarms").path(0);

    assertThat(alarm.path("name").asText()).isEqualTo("photos-unrecoverable");
    assertThat(alarm.path("value").asInt()).isEqualTo(2);
  }

  @Test
  void firesAlarmForQuarantinedOriginals() throws Exception {
    log.summary(
        "sweep",
        "r1",
        "trigger",
        "schedule",
        "_aws",
        TestLogWriter.metricDirectives("SweepQuarantined", "Count", 1),
        "SweepQuarantined",
        1);

    JsonNode alarm = overview().path("alarms").path(0);

    assertThat(alarm.path("name").asText()).isEqualTo("originals-quarantined");
    assertThat(alarm.path("value").asInt()).isEqualTo(1);
  }

  @Test
  void firesAlarmForOldestMessage() throws Exception {
    run.oldestMessage = Optional.of(TestLogWriter.START);
    clock.set(TestLogWriter.START.plusSeconds(901));

    JsonNode alarm = document().path("alarms").path(0);

    assertThat(alarm.path("name").asText()).isEqualTo("oldest-message");
    assertThat(alarm.path("value").asInt()).isEqualTo(901);
  }

  @Test
  void firesAlarmForOldestBulkMessageAfterOneHour() throws Exception {
    run.oldestBulkMessage = Optional.of(TestLogWriter.START);
    clock.set(TestLogWriter.START.plusSeconds(3600));
    assertThat(document().path("alarms")).isEmpty();
    clock.set(TestLogWriter.START.plusSeconds(3601));

    JsonNode alarm = document().path("alarms").path(0);

    assertThat(alarm.path("name").asText()).isEqualTo("oldest-bulk-message");
    assertThat(alarm.path("value").asInt()).isEqualTo(3601);
  }

  private JsonNode overview() throws Exception {
    clock.set(log.now());
    return document();
  }

  private JsonNode document() throws Exception {
    return body(send("GET", "overview", ""));
  }
}
