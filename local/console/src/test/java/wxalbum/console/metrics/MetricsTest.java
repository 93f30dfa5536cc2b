package wxalbum.console.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.console.fixture.TestLogWriter;
import wxalbum.console.log.LogFile;
import wxalbum.console.log.LogIndex;
import wxalbum.console.log.LogLineParser;
import wxalbum.http.Json;

class MetricsTest {
  private final TestLogWriter log;

  MetricsTest(@TempDir Path folder) {
    log = new TestLogWriter(folder);
  }

  @Test
  void readsEmbeddedMetricsOfEachLine() {
    log.event(
            "r1",
            "failed",
            "code",
            "unreadable",
            "_aws",
            TestLogWriter.metricDirectives("PhotosFailed", "Count", 2))
        .event(
            "r2",
            "ready",
            "_aws",
            TestLogWriter.metricDirectives("UploadToReady", "Milliseconds", 1),
            "UploadToReady",
            List.of(400, 900));

    JsonNode metrics = document(60).path("metrics");

    assertThat(Json.write(metrics.path("UploadToReady")))
        .isEqualTo(
            "{\"unit\":\"Milliseconds\",\"count\":[2],\"sum\":[1300.0],\"p50\":[400.0],\"p95\":[900.0]}");
    assertThat(metrics.has("PhotosFailed")).as("metric without a value on its line").isFalse();
  }

  @Test
  void countsMetricOfTwoDirectivesOnce() {
    log.event(
        "r1",
        "failed",
        "_aws",
        TestLogWriter.metricDirectives("PhotosFailed", "Count", 2),
        "PhotosFailed",
        1);

    assertThat(Json.write(document(60).path("metrics").path("PhotosFailed").path("sum")))
        .isEqualTo("[1.0]");
  }

  @Test
  void countsEachCallInItsStep() {
    log.request("upload", "r1", 200, "durationMs", 10.0)
        .request("upload", "r2", 500, "durationMs", 30.0)
        .request("upload", "r3", 200, "durationMs", 20.0);

    JsonNode upload = document(2).path("functions").path("upload");

    assertThat(Json.write(upload))
        .isEqualTo(
            "{\"calls\":[2,1],\"errors\":[1,0],\"p50Ms\":[10.0,20.0],\"p95Ms\":[30.0,20.0]}");
  }

  @Test
  void ignoresCallsOutsideTimeRange() {
    log.request("upload", "r1", 200);
    LogIndex.Snapshot view = new LogIndex(new LogFile(log.file(), Long.MAX_VALUE)).refresh();

    Map<String, Object> document =
        new Metrics(TestLogWriter.START.toEpochMilli() + 1, 1000, 5).toMap(view.invocations());

    assertThat(document.get("functions")).isEqualTo(Map.of());
  }

  /** Returns the metrics of one minute from the first line on, in steps of this many seconds. */
  private JsonNode document(int seconds) {
    LogIndex.Snapshot view = new LogIndex(new LogFile(log.file(), Long.MAX_VALUE)).refresh();
    Metrics metrics =
        new Metrics(TestLogWriter.START.toEpochMilli(), seconds * 1000L, seconds == 2 ? 2 : 1);
    byte[] document =
        Json.write(metrics.toMap(view.invocations())).getBytes(StandardCharsets.UTF_8);
    return LogLineParser.parse(document, 0, document.length);
  }
}
