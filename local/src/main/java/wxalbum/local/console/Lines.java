package wxalbum.local.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The result of a log search, as a document and as a table. */
record Lines(LineSearch.Found found, long end) {
  private static final List<String> COLUMNS =
      List.of(
          "at",
          "function",
          "level",
          "message",
          "calledBy",
          "status",
          "code",
          "durationMs",
          "requestId");

  /**
   * Returns {@code {lines: [{offset, at, fields}], end, truncated}}, the newest line first. A line
   * that is not a JSON object has {@code text} instead of {@code fields}.
   *
   * <p>If more lines may match, {@code reason} states why, and {@code before} is the parameter of
   * the next request. A request with {@code after} set to {@code end} returns only lines that were
   * written later.
   */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("lines", found.hits().stream().map(Lines::document).toList());
    document.put("end", end);
    document.put("truncated", !found.reason().isEmpty());
    if (!found.reason().isEmpty()) {
      document.put("reason", found.reason());
    }
    if (found.next() > 0) {
      document.put("before", found.next());
    }
    return document;
  }

  /** Returns a table of the lines, the oldest first. */
  Table table() {
    List<List<Object>> rows = new ArrayList<>();
    for (LineSearch.Hit hit : found.hits().reversed()) {
      JsonNode fields = fields(hit);
      Ending ending = Ending.of(fields);
      rows.add(
          List.of(
              hit.line().time(),
              hit.line().function(),
              hit.line().level(),
              fields.path("message").asText(),
              fields.path("route").asText(fields.path("trigger").asText()),
              ending.how(),
              ending.code(),
              fields.path("durationMs").isNumber() ? fields.path("durationMs").asDouble() : "",
              hit.line().requestId()));
    }
    return new Table(COLUMNS, rows);
  }

  private static Map<String, Object> document(LineSearch.Hit hit) {
    JsonNode fields = fields(hit);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("offset", hit.line().place());
    document.put("at", hit.line().time());
    if (fields.isMissingNode()) {
      document.put("text", hit.text());
    } else {
      document.put("fields", fields);
    }
    return document;
  }

  static JsonNode fields(LineSearch.Hit hit) {
    byte[] bytes = hit.text().getBytes(StandardCharsets.UTF_8);
    return LineFields.of(bytes, 0, bytes.length);
  }
}
