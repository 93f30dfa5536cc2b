package wxalbum.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.tests.documents.Documents.ROOT;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.embedded.DatabaseConnectionInfo;
import wxalbum.local.main.LocalCloud;
import wxalbum.local.main.LocalOptions;
import wxalbum.testkit.TestCloud;

/**
 * Pastes the commands of the documents into a shell, word for word, with a local run of its own.
 */
@EnabledIf(
    value = "isShellAvailable",
    disabledReason = "bash or curl is missing: the commands of the documents were not run")
class DocumentedCommandsTest {
  @TempDir private Path folder;

  @Test
  void commandsWorkWhenPasted() throws Exception {
    String output;

    try (LocalCloud cloud = LocalCloud.start(options())) {
      String api = cloud.addresses().gateway().toString();
      String log = cloud.addresses().log().toString();
      String script =
          Stream.of("README.md", "docs/getting-started.md", "docs/console.md")
              .map(DocumentedCommandsTest::curlCommands)
              .collect(Collectors.joining("\necho\n"))
              .replace("http://127.0.0.1:3000", api)
              .replace(".local/logs/functions.jsonl", log)
              .replace(".local/first.jpg", folder.resolve("first.jpg").toString());
      output = runInShell(script);
    }

    assertThat(output)
        .contains("\"fileField\":\"file\"", "{\"items\":[", "\"nextCursor\":null}")
        .contains("\"code\":\"gone\"", "\"route\":\"GET /me\"", "{\"statusCode\":200")
        .contains("{\"lines\":[{");
    assertThat(output.lines())
        .containsSubsequence(
            "local/photos/colors.jpg 201",
            "local/photos/dandelion.jpg 201",
            "local/photos/dragonfly.jpg 201",
            "local/photos/nuthatch.jpg 201",
            "local/photos/sunset.jpg 201",
            "\"status\":\"ready\"",
            "\"status\":\"ready\"",
            "\"status\":\"ready\"",
            "\"status\":\"ready\"",
            "\"status\":\"ready\"",
            "200 image/jpeg",
            "204");
  }

  @Test
  void chineseReadmeHasSameCommands() {
    assertThat(Documents.shellBlocks("README.zh-CN.md"))
        .isEqualTo(Documents.shellBlocks("README.md"));
  }

  /**
   * Returns options for the embedded database, or for the server that the property {@code
   * database.url} names.
   */
  private LocalOptions options() {
    PrintStream noOutput = new PrintStream(OutputStream.nullOutputStream());
    LocalOptions options = new LocalOptions(ROOT, folder.resolve("data"), 0, true, noOutput);
    return DatabaseConnectionInfo.fromSystemProperties().isPresent()
        ? options.withDatabase(TestCloud.shared().database())
        : options;
  }

  static boolean isShellAvailable() throws InterruptedException {
    try {
      return new ProcessBuilder("bash", "-c", "curl --version > /dev/null").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns the commands of a document that call the API, without those that start it. */
  private static String curlCommands(String document) {
    return Documents.shellBlocks(document).stream()
        .filter(block -> block.contains("curl "))
        .collect(Collectors.joining("\n"));
  }

  private static String runInShell(String script) throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("bash").directory(ROOT.toFile()).redirectErrorStream(true).start();
    try (var input = shell.getOutputStream()) {
      input.write(script.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var _ = shell.waitFor();
    return output;
  }
}
