package wxalbum.local.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wxalbum.http.Json;

/** The sample events of a project: {@code events/<function>.json}. */
final class SampleEvents {
  private final Path folder;

  SampleEvents(Path folder) {
    this.folder = folder;
  }

  /** {@code {events: [{name, event}]}}, by name; a file that holds no JSON is left out. */
  Map<String, Object> document() {
    List<Map<String, Object>> events = new ArrayList<>();
    for (Path file : files()) {
      String name = file.getFileName().toString().replaceFirst("\\.json$", "");
      try {
        events.add(Map.of("name", name, "event", Json.read(Files.readString(file))));
      } catch (JsonProcessingException e) {
        continue;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Map.of("events", events);
  }

  private List<Path> files() {
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
