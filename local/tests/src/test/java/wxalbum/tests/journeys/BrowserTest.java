package wxalbum.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.local.events.LocalMessage;
import wxalbum.local.events.MessageStore;
import wxalbum.local.main.LocalCloud;
import wxalbum.local.main.LocalOptions;

/**
 * Runs the browser scripts {@code src/test/browser/album.test.mjs} and {@code console.test.mjs} in
 * headless Chromium, each against a local run with all functions.
 */
@EnabledIf(
    value = "isBrowserAvailable",
    disabledReason = "Chromium, node or node_modules is missing: the browser scripts were skipped")
class BrowserTest {
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));

  @TempDir private Path data;

  @Test
  void albumPagePassesAllChapters() throws Exception {
    runScript("album.test.mjs");
  }

  @Test
  void consolePassesAllChapters() throws Exception {
    new MessageStore(data.resolve("queues/UploadEvents"))
        .moveToDeadLetters(
            new LocalMessage("m-from-before", "{}", Instant.parse("2026-05-01T09:30:00Z"), 5, 0));

    runScript("console.test.mjs");
  }

  private void runScript(String file) throws Exception {
    Process test;
    String output;

    try (LocalCloud cloud =
        LocalCloud.start(
            new LocalOptions(
                ROOT, data, 0, false, new PrintStream(OutputStream.nullOutputStream())))) {
      Path script = ROOT.resolve("local/tests/src/test/browser").resolve(file);
      ProcessBuilder node =
          new ProcessBuilder("node", "--test-reporter=spec", script.toString())
              .redirectErrorStream(true);
      node.environment().put("ALBUM_URL", cloud.addresses().gateway().toString());
      node.environment().put("PHOTOS", ROOT.resolve("local/photos").toString());
      node.environment().put("EVIDENCE", ROOT.resolve("local/tests/target/browser").toString());
      node.environment().put("DATABASE_PID", data.resolve("database/server.pid").toString());
      test = node.start();
      output = new String(test.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(test.waitFor()).as(output).isZero();
  }

  static boolean isBrowserAvailable() throws InterruptedException {
    return Files.isDirectory(ROOT.resolve("node_modules/playwright-core"))
        && canRun("node", "--version")
        && Stream.of("chromium", "chromium-browser", "google-chrome")
            .anyMatch(BrowserTest::isOnPath);
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static boolean canRun(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(List.of(command)).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
