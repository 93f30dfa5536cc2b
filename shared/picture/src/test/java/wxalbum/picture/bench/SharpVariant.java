package wxalbum.picture.bench;

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
final class SharpVariant implements BenchmarkVariant {
  private static final List<String> VARIANT_NAMES = List.of("sharp", "sharp-tuned");
  private static final int RUNS = 3;

  private final String name;
  private final Path folder;
  private final NodeProcess node;

  private SharpVariant(String name, Path folder, NodeProcess node) {
    this.name = name;
    this.folder = folder;
    this.node = node;
  }

  /**
   * Returns both variants, which share one process.
   *
   * @param folder the folder from which the process resolves sharp
   */
  static List<SharpVariant> createBoth(Path folder, NodeProcess node) {
    return VARIANT_NAMES.stream().map(name -> new SharpVariant(name, folder, node)).toList();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public BenchmarkRun run(BenchmarkPhoto photo) throws IOException {
    JsonNode response = send(node, photo);
    Map<Integer, byte[]> jpegs = new HashMap<>();
    for (int side : LONGEST_SIDES) {
      jpegs.put(side, response.path("jpegs").path(Integer.toString(side)).binaryValue());
    }
    return new BenchmarkRun(response.path("millis").asDouble(), Optional.empty(), jpegs);
  }

  @Override
  public Optional<PeakMemory> measurePeakMemory(BenchmarkPhoto photo) throws IOException {
    try (NodeProcess process = new NodeProcess(folder)) {
      String status = "";
      for (int i = 0; i < RUNS; i++) {
        status = send(process, photo).path("status").asText();
      }
      return PeakMemory.parse(status, OptionalInt.empty());
    }
  }

  private JsonNode send(NodeProcess process, BenchmarkPhoto photo) throws IOException {
    return process.send(Map.of("variant", name, "photo", photo.file().toAbsolutePath().toString()));
  }

  @Override
  public void close() {
    node.close();
  }
}
