package wxalbum.local.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the cause of a failed request in its log lines. */
final class Causes {
  private static final int FEW = 20;
  private static final int LONGEST = 240;

  private final LineSearch search;

  Causes(LineSearch search) {
    this.search = search;
  }

  /**
   * Returns the message and the root cause of the latest line with an error; empty if no line has
   * one.
   */
  String of(String requestId, Journal.View log) {
    Wanted wanted =
        new Wanted(
            Set.of(requestId), "", Expression.ANY, "", 0, Long.MAX_VALUE, -1, Long.MAX_VALUE, FEW);
    return search.find(log, wanted).hits().stream()
        .map(Lines::fields)
        .filter(fields -> fields.has("error"))
        .findFirst()
        .map(Causes::sentence)
        .orElse("");
  }

  private static String sentence(JsonNode fields) {
    String error = fields.path("error").asText();
    String root =
        Stream.concat(
                error.lines().limit(1),
                error.lines().filter(line -> line.startsWith("Caused by: ")))
            .reduce("", (earlier, later) -> later)
            .replaceFirst("^Caused by: ", "");
    String sentence = fields.path("message").asText() + ": " + root;
    return sentence.length() > LONGEST ? sentence.substring(0, LONGEST) + "…" : sentence;
  }
}
