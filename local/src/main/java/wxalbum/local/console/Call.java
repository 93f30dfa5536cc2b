package wxalbum.local.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One invocation, from its summary line and the line of the platform.
 *
 * @param line the line that describes the invocation
 * @param called the route or trigger; empty if unknown
 * @param http whether it was a request to the gateway
 * @param phases the duration of each phase in milliseconds, in the order of the line
 * @param asked the number of upload forms that it issued; 0 for other invocations
 * @param uploadRequestId the id of the request that issued the upload form of the photo
 */
record Call(
    LogLine line,
    String called,
    boolean http,
    Ending ending,
    double durationMs,
    boolean cold,
    Map<String, Double> phases,
    int asked,
    String uploadRequestId,
    int memoryUsedMb,
    int memoryLimitMb,
    List<Measure> measures) {

  /** Returns whether a line describes how an invocation ended. */
  static boolean isToldBy(LogLine line) {
    return switch (line.event()) {
      case "invocation", "throttle", "timeout", "crash" -> !line.requestId().isEmpty();
      default -> false;
    };
  }

  static Call of(LogLine line, JsonNode fields) {
    Map<String, Double> phases = new LinkedHashMap<>();
    fields
        .path("phases")
        .properties()
        .forEach(phase -> phases.put(phase.getKey().intern(), phase.getValue().asDouble()));
    boolean http = fields.has("route");
    return new Call(
        line,
        fields.path(http ? "route" : "trigger").asText().intern(),
        http,
        Ending.of(fields),
        fields.path("durationMs").asDouble(),
        fields.path("coldStart").asBoolean(),
        phases,
        Math.max(fields.path("UploadFormsIssued").asInt(), fields.path("photoIds").size()),
        fields.path("uploadRequestId").asText(),
        fields.path("memoryUsedMb").asInt(),
        fields.path("memoryLimitMb").asInt(),
        Measure.of(fields));
  }

  /**
   * Combines two lines about the same invocation: its summary line and the line of the platform.
   * The summary line takes precedence, except for the kind and text of the status.
   */
  Call and(Call other) {
    boolean isSummary = line.event().equals("invocation");
    Call summary = isSummary ? this : other;
    Call platform = isSummary ? other : this;
    Ending ending =
        new Ending(platform.ending.kind(), platform.ending.how(), summary.ending.code());
    return new Call(
        summary.line,
        summary.called,
        summary.http,
        ending,
        Math.max(summary.durationMs, platform.durationMs),
        summary.cold || platform.cold,
        summary.phases,
        summary.asked,
        summary.uploadRequestId,
        summary.memoryUsedMb,
        summary.memoryLimitMb,
        summary.measures);
  }

  /** Returns the sum of each metric with the unit {@code Count}, by metric name. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Measure measure : measures) {
      if (measure.unit().equals("Count")) {
        counts.put(
            measure.name(),
            Math.round(measure.values().stream().mapToDouble(value -> value).sum()));
      }
    }
    return counts;
  }

  long at() {
    return line.at();
  }

  String function() {
    return line.function();
  }

  String requestId() {
    return line.requestId();
  }
}
