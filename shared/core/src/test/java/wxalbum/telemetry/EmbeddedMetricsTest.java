package wxalbum.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import wxalbum.http.Json;
import wxalbum.settings.Setting;
import wxalbum.testkit.CapturedLog;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestContext;

/** The CloudWatch metrics in the summary line (embedded metric format). */
class EmbeddedMetricsTest {
  private final Telemetry telemetry =
      new Telemetry(
          "test", TestCloud.shared().settings(Map.of(Setting.METRICS_NAMESPACE, "wxalbum/test")));

  @Test
  void sumsCountsIntoOneNumber() throws Exception {
    JsonNode line =
        captureSummary(
            record ->
                record
                    .count(Metric.PHOTOS_READY)
                    .count(Metric.UPLOAD_FORMS_ISSUED, 2)
                    .count(Metric.UPLOAD_FORMS_ISSUED));

    assertThat(line.path("PhotosReady")).isEqualTo(Json.read("1"));
    assertThat(line.path("UploadFormsIssued")).isEqualTo(Json.read("3"));
    assertThat(line.at("/_aws/CloudWatchMetrics"))
        .isEqualTo(
            Json.read(
                """
                [{"Namespace": "wxalbum/test", "Dimensions": [[]], "Metrics": [
                  {"Name": "UploadFormsIssued", "Unit": "Count"},
                  {"Name": "PhotosReady", "Unit": "Count"}]}]
                """));
  }

  @Test
  void listsMeasuredValues() throws Exception {
    JsonNode line =
        captureSummary(
            record ->
                record.measure(Metric.UPLOAD_TO_READY, 900).measure(Metric.UPLOAD_TO_READY, 1200));

    assertThat(line.path("UploadToReady")).isEqualTo(Json.read("[900, 1200]"));
  }

  @Test
  void splitsRejectionsByProblemCode() throws Exception {
    JsonNode line =
        captureSummary(
            record ->
                record
                    .putField("code", "gone")
                    .count(Metric.SHARE_REJECTIONS)
                    .count(Metric.QUOTA_REJECTIONS));

    assertThat(line.at("/_aws/CloudWatchMetrics/1/Dimensions"))
        .isEqualTo(Json.read("[[\"code\"]]"));
    assertThat(line.at("/_aws/CloudWatchMetrics/1/Metrics"))
        .isEqualTo(Json.read("[{\"Name\": \"ShareRejections\", \"Unit\": \"Count\"}]"));
    assertThat(line.path("code").asText()).isEqualTo("gone");
  }

  @Test
  void omitsMetricsWhenNothingWasCounted() throws Exception {
    JsonNode line = captureSummary(record -> record.count(Metric.UPLOAD_FORMS_ISSUED, 0));

    assertThat(line.has("_aws")).isFalse();
    assertThat(line.has("UploadFormsIssued")).isFalse();
  }

  @Test
  void conformsToFormatForEveryMetric() throws Exception {
    JsonNode line =
        captureSummary(
            record -> {
              record.putField("code", "unreadable");
              for (Metric metric : Metric.values()) {
                for (int i = 0; i < 101; i++) {
                  record.measure(metric, i);
                }
              }
            });

    assertThat(findSchemaErrors(line)).isEmpty();
    for (JsonNode directive : line.at("/_aws/CloudWatchMetrics")) {
      for (JsonNode dimension : directive.path("Dimensions").path(0)) {
        assertThat(line.path(dimension.asText()).isTextual()).isTrue();
      }
      for (JsonNode metric : directive.path("Metrics")) {
        assertThat(line.path(metric.path("Name").asText()))
            .hasSize(100)
            .allMatch(JsonNode::isNumber);
      }
    }
  }

  @Test
  void usesTimestampOfLogLine() throws Exception {
    JsonNode line = captureSummary(record -> record.count(Metric.SHARES_OPENED));

    assertThat(Instant.ofEpochMilli(line.at("/_aws/Timestamp").asLong()))
        .isEqualTo(Instant.parse(line.path("timestamp").asText()));
  }

  private JsonNode captureSummary(MetricRecorder counting) throws Exception {
    return CapturedLog.during(
            () ->
                telemetry.runInvocation(
                    new TestContext("request"),
                    invocation -> {
                      counting.recordInto(invocation);
                      return "done";
                    }))
        .summary();
  }

  private static java.util.List<com.networknt.schema.Error> findSchemaErrors(JsonNode line)
      throws IOException {
    try (InputStream schema = EmbeddedMetricsTest.class.getResourceAsStream("/emf.schema.json")) {
      String text =
          new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Json.read(text))
          .validate(line);
    }
  }

  private interface MetricRecorder {
    void recordInto(Invocation record);
  }
}
