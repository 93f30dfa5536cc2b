package wxalbum.thumbnail.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The npm package sharp in one of the two ways of {@code sharp.mjs}. It decodes and resizes in one
 * step, so the phases have no separate times.
 */
final class Sharp implements Variant {
  private static final List<String> NAMES = List.of("sharp", "sharp-tuned");
  private static final int RUNS = 3;

  private final String name;
  private final Path folder;
  private final NodeProcess node;

  private Sharp(String name, Path folder, NodeProcess node) {
    this.name = name;
    this.folder = folder;
    this.node = node;
  }

  /**
   * Returns both variants, which share one process.
   *
   * @param folder the folder from which the process resolves sharp
   */
  static List<Sharp> both(Path folder, NodeProcess node) {
    return NAMES.stream().map(name -> new Sharp(name, folder, node)).toList();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Run run(Photo photo) throws IOException {
    JsonNode response = ask(node, photo);
    Map<Integer, byte[]> jpegs = new HashMap<>();
    for (int side : SIDES) {
      jpegs.put(side, response.path("jpegs").path(Integer.toString(side)).binaryValue());
    }
    return new Run(response.path("millis").asDouble(), Optional.empty(), jpegs);
  }

  @Override
  public Optional<PeakMemory> peak(Photo photo) throws IOException {
    try (NodeProcess process = new NodeProcess(folder)) {
      String status = "";
      for (int i = 0; i < RUNS; i++) {
        status = ask(process, photo).path("status").asText();
      }
      return PeakMemory.in(status, OptionalInt.empty());
    }
  }

  private JsonNode ask(NodeProcess process, Photo photo) throws IOException {
    return process.ask(Map.of("variant", name, "photo", photo.file().toAbsolutePath().toString()));
  }

  @Override
  public void close() {
    node.close();
  }
}
