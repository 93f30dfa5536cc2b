package wxalbum.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wxalbum.http.Json;

/** Writes log lines as functions do, each one second after the previous one. */
final class TestLogWriter {
  static final Instant START = Instant.parse("2026-05-01T09:30:00Z");

  private final Path file;
  private Instant now = START;

  TestLogWriter(Path folder) {
    this.file = folder.resolve("functions.jsonl");
  }

  Path file() {
    return file;
  }

  /** Returns the time of the next line. */
  Instant now() {
    return now;
  }

  TestLogWriter pause(Duration pause) {
    now = now.plus(pause);
    return this;
  }

  /** Writes a line with these fields, given as alternating names and values. */
  TestLogWriter line(Object... fields) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("timestamp", now.toString());
    line.put("level", "INFO");
    for (int i = 0; i < fields.length; i += 2) {
      line.put((String) fields[i], fields[i + 1]);
    }
    return append(Json.write(line) + "\n");
  }

  /** Writes the summary line of a request. */
  TestLogWriter request(String function, String requestId, int status, Object... more) {
    return summary(
        function, requestId, concat(new Object[] {"route", "GET /me", "status", status}, more));
  }

  /** Writes the summary line of a storage event. */
  TestLogWriter event(String requestId, String outcome, Object... more) {
    return summary(
        "thumbnail",
        requestId,
        concat(new Object[] {"trigger", "storage-event", "outcome", outcome}, more));
  }

  /** Appends text unchanged. */
  TestLogWriter append(String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    now = now.plusSeconds(1);
    return this;
  }

  /** Writes the summary line of an invocation. */
  TestLogWriter summary(String function, String requestId, Object... more) {
    Object[] defaults = {
      "event",
      "invocation",
      "function",
      function,
      "requestId",
      requestId,
      "coldStart",
      false,
      "durationMs",
      12.5,
      "memoryUsedMb",
      90
    };
    return line(concat(defaults, more));
  }

  /**
   * Returns the {@code _aws} field that makes a field of a line a metric, with this number of equal
   * directives.
   */
  static Map<String, Object> metricDirectives(String name, String unit, int directives) {
    Map<String, Object> directive = Map.of("Metrics", List.of(Map.of("Name", name, "Unit", unit)));
    return Map.of("CloudWatchMetrics", Collections.nCopies(directives, directive));
  }

  private static Object[] concat(Object[] first, Object[] second) {
    Object[] all = new Object[first.length + second.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
