package wxalbum.thumbnail.bench;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Node.js running {@code sharp.mjs}: a line of JSON in, a line of JSON out. */
final class NodeProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process node;
  private final Writer requests;
  private final BufferedReader answers;

  /**
   * Starts it.
   *
   * @param folder whose {@code node_modules} has sharp
   * @throws IOException when there is no {@code node}
   */
  NodeProcess(Path folder) throws IOException {
    URI script = URI.create(requireNonNull(getClass().getResource("/bench/sharp.mjs")).toString());
    this.node =
        new ProcessBuilder("node", Path.of(script).toString(), folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    this.requests = node.outputWriter(StandardCharsets.UTF_8);
    this.answers = node.inputReader(StandardCharsets.UTF_8);
  }

  /** What is missing to run sharp from a folder, as a sentence. */
  static Optional<String> missing(Path folder) {
    if (!Files.isDirectory(folder.resolve("node_modules/sharp"))) {
      return Optional.of(
          "sharp is left out: there is no node_modules/sharp in " + folder.toAbsolutePath() + ".");
    }
    try {
      new ProcessBuilder("node", "--version").start().destroy();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("sharp is left out: there is no node on the path.");
    }
  }

  /** Sends a request and waits for its answer. */
  JsonNode ask(Map<String, String> request) throws IOException {
    requests.write(JSON.writeValueAsString(request) + "\n");
    requests.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("node ended");
    }
    return JSON.readTree(answer);
  }

  @Override
  public void close() {
    node.destroy();
  }
}
