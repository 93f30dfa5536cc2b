package wxalbum.thumbnail.bench;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Node.js running {@code sharp.mjs}: a line of JSON in, a line of JSON out. */
final class NodeProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process node;
  private final Writer requests;
  private final BufferedReader answers;
  private final String versions;

  /**
   * Starts it.
   *
   * @param folder from where node looks for sharp, there and in the folders around
   * @throws IOException when node or sharp is missing; the message says which
   */
  NodeProcess(Path folder) throws IOException {
    URL script = requireNonNull(NodeProcess.class.getResource("/bench/sharp.mjs"));
    this.node =
        started(
            "node",
            Path.of(URI.create(script.toString())).toString(),
            folder.toAbsolutePath().toString());
    this.requests = node.outputWriter(StandardCharsets.UTF_8);
    this.answers = node.inputReader(StandardCharsets.UTF_8);
    this.versions = answer().path("versions").asText();
  }

  private static Process started(String... command) throws IOException {
    try {
      return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new IOException("there is no node on the path", e);
    }
  }

  /** Those of node, sharp and its libvips. */
  String versions() {
    return versions;
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @throws IOException with the message of what went wrong there
   */
  JsonNode ask(Map<String, String> request) throws IOException {
    requests.write(JSON.writeValueAsString(request) + "\n");
    requests.flush();
    return answer();
  }

  private JsonNode answer() throws IOException {
    String line = answers.readLine();
    JsonNode answer = line == null ? JSON.createObjectNode() : JSON.readTree(line);
    if (line == null || answer.has("error")) {
      throw new IOException(answer.path("error").asText("node ended"));
    }
    return answer;
  }

  @Override
  public void close() {
    node.destroy();
  }
}
