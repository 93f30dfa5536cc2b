package wxalbum.testing;

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
 * A part of the log, as it was written to the file that the system property {@code wxalbum.log}
 * names.
 */
public record Log(String text) {
  /** What is logged while some work is done, by whomever. */
  public static Log during(Work work) throws Exception {
    // The file is there from the first logger on.
    var _ = LoggerFactory.getLogger(Log.class);
    Path file = Path.of(System.getProperty("wxalbum.log"));
    long before = Files.size(file);
    work.run();
    return new Log(tail(file, before));
  }

  /** Its lines; each is JSON, or this fails. */
  public List<JsonNode> lines() {
    return text.lines().map(Log::line).toList();
  }

  /** The summary lines among them. */
  public List<JsonNode> summaries() {
    return lines().stream()
        .filter(line -> line.path("event").asText().equals("invocation"))
        .toList();
  }

  /** The summary of the one invocation that there was. */
  public JsonNode summary() {
    List<JsonNode> summaries = summaries();
    if (summaries.size() != 1) {
      throw new AssertionError(summaries.size() + " summary lines: " + summaries);
    }
    return summaries.getFirst();
  }

  private static String tail(Path file, long from) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      bytes.skipNBytes(from);
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static JsonNode line(String text) {
    try {
      return Json.read(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a line is not JSON: " + text, e);
    }
  }

  /** What is done while the log is watched. */
  @FunctionalInterface
  public interface Work {
    /** Does it. */
    void run() throws Exception;
  }
}
