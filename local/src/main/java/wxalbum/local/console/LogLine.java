package wxalbum.local.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a line stands in the log, and whom it is about. What it does not say is an empty text.
 *
 * @param place of its first byte in the file
 * @param length in bytes, without its end
 * @param at milliseconds since 1970; where it tells no time, that of the line before it
 * @param event what it tells of, such as {@code invocation} for a summary
 * @param photoIds all photos that it names
 */
record LogLine(
    long place,
    int length,
    long at,
    String level,
    String event,
    String function,
    String requestId,
    List<String> photoIds) {
  LogLine {
    photoIds = List.copyOf(photoIds);
  }

  /** What the fields of a line say; without fields, only where it stands. */
  static LogLine of(JsonNode fields, long place, int length, long timeBefore) {
    return new LogLine(
        place,
        length,
        at(fields.path("timestamp").asText(), timeBefore),
        fields.path("level").asText().intern(),
        fields.path("event").asText().intern(),
        fields.path("function").asText().intern(),
        fields.path("requestId").asText(),
        photoIds(fields));
  }

  /** When it was written. */
  Instant time() {
    return Instant.ofEpochMilli(at);
  }

  private static long at(String timestamp, long timeBefore) {
    try {
      return timestamp.isEmpty() ? timeBefore : Instant.parse(timestamp).toEpochMilli();
    } catch (DateTimeParseException e) {
      return timeBefore;
    }
  }

  private static List<String> photoIds(JsonNode fields) {
    List<String> ids = new ArrayList<>();
    if (fields.path("photoId").isTextual()) {
      ids.add(fields.path("photoId").asText());
    }
    for (JsonNode id : fields.path("photoIds")) {
      ids.add(id.asText());
    }
    return ids;
  }
}
