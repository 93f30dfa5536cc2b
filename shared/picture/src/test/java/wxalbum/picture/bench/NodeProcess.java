package wxalbum.picture.bench;

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

/**
 * A Node.js process that runs {@code sharp.mjs}. Each request and each response is one line of
 * JSON.
 */
final class NodeProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process node;
  private final Writer requests;
  private final BufferedReader responses;
  private final String versions;

  /**
   * Starts the process and waits for its first line.
   *
   * @param folder the folder from which Node.js resolves sharp, there and in its parent folders
   * @throws IOException when Node.js or sharp is missing; the message names the missing one
   */
  NodeProcess(Path folder) throws IOException {
    URL script = requireNonNull(NodeProcess.class.getResource("/bench/sharp.mjs"));
    this.node =
        start(
            "node",
            Path.of(URI.create(script.toString())).toString(),
            folder.toAbsolutePath().toString());
    this.requests = node.outputWriter(StandardCharsets.UTF_8);
    this.responses = node.inputReader(StandardCharsets.UTF_8);
    this.versions = readResponse().path("versions").asText();
  }

  private static Process start(String... command) throws IOException {
    try {
      return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new IOException("node was not found on the PATH", e);
    }
  }

  /** Returns the versions of Node.js, sharp and libvips. */
  String versions() {
    return versions;
  }

  /**
   * Sends a request and waits for its response.
   *
   * @throws IOException with the error message of the process when the request fails
   */
  JsonNode send(Map<String, String> request) throws IOException {
    requests.write(JSON.writeValueAsString(request) + "\n");
    requests.flush();
    return readResponse();
  }

  private JsonNode readResponse() throws IOException {
    String line = responses.readLine();
    JsonNode response = line == null ? JSON.createObjectNode() : JSON.readTree(line);
    if (line == null || response.has("error")) {
      throw new IOException(response.path("error").asText("node exited without a response"));
    }
    return response;
  }

  @Override
  public void close() {
    node.destroy();
  }
}
