package wxalbum.console.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One invocation, from its summary line and the line of the platform.
 *
 * @param line the line that describes the invocation
 * @param calledBy the route or trigger; empty if unknown
 * @param http whether it was a request to the gateway
 * @param phases the duration of each phase in milliseconds, in the order of the line
 * @param issuedForms the number of upload forms that it issued; 0 for other invocations
 * @param uploadRequestId the id of the request that issued the upload form of the photo
 * @param userId the user that it was about; empty if unknown
 */
public record InvocationRecord(
    LogLine line,
    String calledBy,
    boolean http,
    InvocationStatus status,
    double durationMs,
    boolean coldStart,
    Map<String, Double> phases,
    int issuedForms,
    String uploadRequestId,
    String userId,
    int memoryUsedMb,
    int memoryLimitMb,
    List<MetricSample> samples) {

  /** Returns whether a line describes how an invocation ended. */
  static boolean isReportedBy(LogLine line) {
    return switch (line.event()) {
      case "invocation", "throttle", "timeout", "crash" -> !line.requestId().isEmpty();
      default -> false;
    };
  }

  static InvocationRecord of(LogLine line, JsonNode fields) {
    Map<String, Double> phases = new LinkedHashMap<>();
    fields
        .path("phases")
        .properties()
        .forEach(phase -> phases.put(phase.getKey().intern(), phase.getValue().asDouble()));
    boolean http = fields.has("route");
    return new InvocationRecord(
        line,
        fields.path(http ? "route" : "trigger").asText().intern(),
        http,
        InvocationStatus.of(fields),
        fields.path("durationMs").asDouble(),
        fields.path("coldStart").asBoolean(),
        phases,
        Math.max(fields.path("UploadFormsIssued").asInt(), fields.path("photoIds").size()),
        fields.path("uploadRequestId").asText(),
        fields.path("userId").asText().intern(),
        fields.path("memoryUsedMb").asInt(),
        fields.path("memoryLimitMb").asInt(),
        MetricSample.of(fields));
  }

  /**
   * Combines two lines about the same invocation: its summary line and the line of the platform.
   * The summary line takes precedence, except for the kind and text of the status.
   */
  InvocationRecord merge(InvocationRecord other) {
    boolean isSummary = line.event().equals("invocation");
    InvocationRecord summary = isSummary ? this : other;
    InvocationRecord platform = isSummary ? other : this;
    InvocationStatus status =
        new InvocationStatus(platform.status.kind(), platform.status.text(), summary.status.code());
    return new InvocationRecord(
        summary.line,
        summary.calledBy,
        summary.http,
        status,
        Math.max(summary.durationMs, platform.durationMs),
        summary.coldStart || platform.coldStart,
        summary.phases,
        summary.issuedForms,
        summary.uploadRequestId,
        summary.userId,
        summary.memoryUsedMb,
        summary.memoryLimitMb,
        summary.samples);
  }

  /** Returns the sum of each metric with the unit {@code Count}, by metric name. */
  public Map<String, Long> countsByMetric() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (MetricSample measure : samples) {
      if (measure.unit().equals("Count")) {
        counts.put(
            measure.name(),
            Math.round(measure.values().stream().mapToDouble(value -> value).sum()));
      }
    }
    return counts;
  }

  public long endMillis() {
    return line.timestampMillis();
  }

  public String function() {
    return line.function();
  }

  public String requestId() {
    return line.requestId();
  }
}
