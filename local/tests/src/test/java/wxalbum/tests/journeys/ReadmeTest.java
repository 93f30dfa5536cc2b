package wxalbum.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.embedded.DatabaseConnectionInfo;
import wxalbum.local.main.LocalCloud;
import wxalbum.local.main.LocalOptions;
import wxalbum.testkit.TestCloud;

/**
 * Pastes the commands of the README's journey into a shell, word for word, with a local run of its
 * own.
 */
@EnabledIf(
    value = "isShellAvailable",
    disabledReason = "bash or curl is missing, so the README's journey was skipped")
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));

  @TempDir private Path folder;

  @Test
  void journeyWorksWhenPasted() throws Exception {
    String output;

    try (LocalCloud cloud = LocalCloud.start(options())) {
      String api = cloud.addresses().gateway().toString();
      String log = cloud.addresses().log().toString();
      String script =
          journeyCommands("README.md")
              .replace("http://127.0.0.1:3000", api)
              .replace(".local/logs/functions.jsonl", log)
              .replace(".local/first.jpg", folder.resolve("first.jpg").toString());
      output = runInShell(script);
    }

    assertThat(output.lines())
        .containsSubsequence(
            "local/photos/colours.jpg 201",
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
    assertThat(output)
        .contains("\"code\":\"gone\"", "\"route\":\"GET /me\"", "{\"statusCode\":200");
  }

  @Test
  void chineseReadmeHasSameCommands() throws IOException {
    assertThat(shellBlocks("README.zh-CN.md").subList(0, 4))
        .isEqualTo(shellBlocks("README.md").subList(0, 4));
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

  /** Returns the commands of the journey, from the first request to the sample event. */
  private static String journeyCommands(String readme) throws IOException {
    List<String> commands = shellBlocks(readme);
    return String.join("\n", commands.subList(1, 4));
  }

  /** Returns all blocks of shell commands without their comments, which differ by language. */
  private static List<String> shellBlocks(String readme) throws IOException {
    String text = Files.readString(ROOT.resolve(readme));
    return Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(ReadmeTest::withoutComments)
        .toList();
  }

  private static String withoutComments(MatchResult block) {
    return block.group(1).replaceAll("(?m)\\s+# .*$|^# .*$\n?", "");
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
