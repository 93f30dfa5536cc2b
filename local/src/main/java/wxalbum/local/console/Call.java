package wxalbum.local.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One invocation: what its summary line says of it, and what the platform did to it.
 *
 * @param called the route or trigger; empty where nothing tells
 * @param http whether a request of the gateway called it
 * @param phases milliseconds by the phase's name, in the order of the line
 * @param asked photos that it was asked to expect, as an upload; 0 for any other
 * @param uploadRequestId of the request that asked for the photo
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

  /** Whether a line tells how an invocation ended. */
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
        Math.max(fields.path("UploadsAsked").asInt(), fields.path("photoIds").size()),
        fields.path("uploadRequestId").asText(),
        fields.path("memoryUsedMb").asInt(),
        fields.path("memoryLimitMb").asInt(),
        Measure.of(fields));
  }

  /** The same invocation, of which another line tells as well: its summary, or the platform's. */
  Call and(Call other) {
    boolean summary = line.event().equals("invocation");
    Call said = summary ? this : other;
    Call done = summary ? other : this;
    Ending ending = new Ending(done.ending.kind(), done.ending.how(), said.ending.code());
    return new Call(
        said.line,
        said.called,
        said.http,
        ending,
        Math.max(said.durationMs, done.durationMs),
        said.cold || done.cold,
        said.phases,
        said.asked,
        said.uploadRequestId,
        said.memoryUsedMb,
        said.memoryLimitMb,
        said.measures);
  }

  /** How much of what it counts, by the metric's name. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Measure measure : measures) {
      if (measure.unit().equals("Count")) {
        counts.put(
            measure.name(), Math.round(measure.values().stream().mapToDouble(it -> it).sum()));
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
