package wxalbum.console.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * The position of a line in the log and its identifying fields. Absent fields are empty.
 *
 * @param offset the offset of its first byte in the file
 * @param length the length in bytes, without the line feed
 * @param timestampMillis the time in milliseconds since 1970; without a timestamp, the time of the
 *     previous line
 * @param event the type of the line, such as {@code invocation} for a summary line
 * @param photoIds all photos that it names
 */
public record LogLine(
    long offset,
    int length,
    long timestampMillis,
    String level,
    String event,
    String function,
    String requestId,
    List<String> photoIds) {
  public LogLine {
    photoIds = List.copyOf(photoIds);
  }

  /** Creates a line from its fields. Lines without fields have only a position. */
  static LogLine of(JsonNode fields, long place, int length, long previousTime) {
    return new LogLine(
        place,
        length,
        timestampMillis(fields.path("timestamp").asText(), previousTime),
        fields.path("level").asText().intern(),
        fields.path("event").asText().intern(),
        fields.path("function").asText().intern(),
        fields.path("requestId").asText(),
        photoIds(fields));
  }

  /** Returns the time at which the line was written. */
  public Instant timestamp() {
    return Instant.ofEpochMilli(timestampMillis);
  }

  private static long timestampMillis(String timestamp, long previousTime) {
    try {
      return timestamp.isEmpty() ? previousTime : Instant.parse(timestamp).toEpochMilli();
    } catch (DateTimeParseException e) {
      return previousTime;
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
