package wxalbum.console.health;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Stream;
import wxalbum.console.log.LineMatcher;
import wxalbum.console.log.LineSearch;
import wxalbum.console.log.LogIndex;
import wxalbum.console.log.LogQuery;

/** Finds the cause of a failed request in its log lines. */
public final class ErrorCauses {
  private static final int MAX_LINES = 20;
  private static final int MAX_LENGTH = 240;

  private final LineSearch search;

  public ErrorCauses(LineSearch search) {
    this.search = search;
  }

  /**
   * Returns the message and the root cause of the latest line with an error; empty if no line has
   * one.
   */
  String find(String requestId, LogIndex.Snapshot log) {
    LogQuery query =
        new LogQuery(
            Set.of(requestId),
            "",
            LineMatcher.ANY,
            "",
            0,
            Long.MAX_VALUE,
            -1,
            Long.MAX_VALUE,
            MAX_LINES);
    return search.find(log, query).hits().stream()
        .map(LineSearch.Hit::fields)
        .filter(fields -> fields.has("error"))
        .findFirst()
        .map(ErrorCauses::summarize)
        .orElse("");
  }

  private static String summarize(JsonNode fields) {
    String error = fields.path("error").asText();
    String root =
        Stream.concat(
                error.lines().limit(1),
                error.lines().filter(line -> line.startsWith("Caused by: ")))
            .reduce("", (earlier, later) -> later)
            .replaceFirst("^Caused by: ", "");
    String sentence = fields.path("message").asText() + ": " + root;
    return sentence.length() > MAX_LENGTH ? sentence.substring(0, MAX_LENGTH) + "…" : sentence;
  }
}
