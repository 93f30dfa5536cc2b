package wxalbum.thumbnail.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The npm package sharp, in one of the two ways that {@code sharp.mjs} knows. */
final class Sharp implements Variant {
  private final String name;
  private final NodeProcess node;
  private long peakKibibytes;

  /** A variant whose name is the script's. */
  Sharp(String name, NodeProcess node) {
    this.name = name;
    this.node = node;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Run run(Photo photo) throws IOException {
    JsonNode answer =
        node.ask(Map.of("variant", name, "photo", photo.file().toAbsolutePath().toString()));
    if (answer.has("error")) {
      throw new IOException(answer.path("error").asText());
    }
    peakKibibytes = answer.path("peak").asLong();
    Map<Integer, byte[]> jpegs = new HashMap<>();
    for (int side : SIDES) {
      jpegs.put(side, answer.path("jpegs").path(Integer.toString(side)).binaryValue());
    }
    return new Run(answer.path("millis").asDouble(), Optional.empty(), jpegs);
  }

  @Override
  public long peakKibibytes() {
    return peakKibibytes;
  }

  @Override
  public void close() {
    node.close();
  }
}
