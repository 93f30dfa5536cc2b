package wxalbum.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import wxalbum.http.Json;

/** The sample events of a project, in {@code events/<function>.json}. */
final class SampleEvents {
  private final Path folder;

  SampleEvents(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns {@code {events: [{name, event}]}}, sorted by name. Files that are not valid JSON are
   * left out.
   */
  Map<String, Object> toMap() {
    List<Map<String, Object>> events =
        listFiles().stream().flatMap(file -> readSample(file).stream()).toList();
    return Map.of("events", events);
  }

  private static Optional<Map<String, Object>> readSample(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.json$", "");
    try {
      return Optional.of(Map.of("name", name, "event", Json.read(Files.readString(file))));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> listFiles() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
