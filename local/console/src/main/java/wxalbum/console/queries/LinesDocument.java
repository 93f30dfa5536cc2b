package wxalbum.console.queries;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wxalbum.console.log.InvocationStatus;
import wxalbum.console.log.LineSearch;

/** The result of a log search, as a document and as a table. */
public record LinesDocument(LineSearch.Result result, long endOffset) {
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
  public Map<String, Object> toMap() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("lines", result.hits().stream().map(LinesDocument::toMap).toList());
    document.put("end", endOffset);
    document.put("truncated", !result.reason().isEmpty());
    if (!result.reason().isEmpty()) {
      document.put("reason", result.reason());
    }
    if (result.nextOffset() > 0) {
      document.put("before", result.nextOffset());
    }
    return document;
  }

  /** Returns a table of the lines, the oldest first. */
  ResultTable toTable() {
    List<List<Object>> rows = new ArrayList<>();
    for (LineSearch.Hit hit : result.hits().reversed()) {
      JsonNode fields = hit.fields();
      InvocationStatus status = InvocationStatus.of(fields);
      rows.add(
          List.of(
              hit.line().timestamp(),
              hit.line().function(),
              hit.line().level(),
              fields.path("message").asText(),
              fields.path("route").asText(fields.path("trigger").asText()),
              status.text(),
              status.code(),
              fields.path("durationMs").isNumber() ? fields.path("durationMs").asDouble() : "",
              hit.line().requestId()));
    }
    return new ResultTable(COLUMNS, rows);
  }

  private static Map<String, Object> toMap(LineSearch.Hit hit) {
    JsonNode fields = hit.fields();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("offset", hit.line().offset());
    document.put("at", hit.line().timestamp());
    if (fields.isMissingNode()) {
      document.put("text", hit.text());
    } else {
      document.put("fields", fields);
    }
    return document;
  }
}
