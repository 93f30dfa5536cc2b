package wxalbum.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;
import wxalbum.http.Json;

/**
 * A captured section of the log file. The system property {@code wxalbum.log} configures the path
 * of the file.
 *
 * @param text the captured lines
 */
public record CapturedLog(String text) {
  /** Runs the work and returns the lines that all threads logged meanwhile. */
  public static CapturedLog during(Work work) throws Exception {
    // The first logger creates the file.
    var _ = LoggerFactory.getLogger(CapturedLog.class);
    Path file = Path.of(System.getProperty("wxalbum.log"));
    long offset = Files.size(file);
    work.run();
    return new CapturedLog(readFrom(file, offset));
  }

  /** Parses and returns the lines. Fails if a line is not JSON. */
  public List<JsonNode> lines() {
    return text.lines().map(CapturedLog::parseLine).toList();
  }

  /** Returns the summary lines, one per invocation. */
  public List<JsonNode> summaries() {
    return lines().stream()
        .filter(line -> line.path("event").asText().equals("invocation"))
        .toList();
  }

  /** Returns the only summary line. Fails unless exactly one invocation was logged. */
  public JsonNode summary() {
    List<JsonNode> summaries = summaries();
    if (summaries.size() != 1) {
      throw new AssertionError("Expected 1 summary line, got: " + summaries);
    }
    return summaries.getFirst();
  }

  /** Returns the end of a log file, from a position in bytes. */
  static String readFrom(Path file, long offset) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      bytes.skipNBytes(offset);
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static JsonNode parseLine(String text) {
    try {
      return Json.read(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Log line is not JSON: " + text, e);
    }
  }

  /** Work that runs while the log is captured. */
  @FunctionalInterface
  public interface Work {
    /** Runs the work. */
    void run() throws Exception;
  }
}
