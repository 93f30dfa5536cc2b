package wxalbum.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.local.main.LocalCloud;
import wxalbum.local.main.LocalOptions;

/**
 * Runs {@code src/test/clients/clients.test.mjs} against a local run with all functions: three
 * clients that are generated from the contract, and a proxy that validates each exchange.
 */
@EnabledIf(
    value = "isNodeAvailable",
    disabledReason = "node or node_modules is missing: the generated clients were skipped")
class GeneratedClientsTest {
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));
  private static final Path TARGET = ROOT.resolve("local/tests/target");

  @TempDir private Path data;

  @Test
  void clientsTakeJourneyWithoutViolations() throws Exception {
    Process test;
    String output;

    try (LocalCloud cloud =
        LocalCloud.start(
            new LocalOptions(
                ROOT, data, 0, false, new PrintStream(OutputStream.nullOutputStream())))) {
      Path script = ROOT.resolve("local/tests/src/test/clients/clients.test.mjs");
      ProcessBuilder node =
          new ProcessBuilder("node", "--test-reporter=spec", script.toString())
              .redirectErrorStream(true);
      node.environment().put("ALBUM_URL", cloud.addresses().gateway().toString());
      node.environment().put("ROOT", ROOT.toString());
      node.environment().put("WORK", TARGET.resolve("clients").toString());
      node.environment()
          .put(
              "PHOTO",
              ROOT.resolve("shared/testkit/src/main/resources/photos/landscape-1.jpg").toString());
      node.environment()
          .put("JAVA", Path.of(System.getProperty("java.home"), "bin/java").toString());
      node.environment()
          .put("GENERATOR", TARGET.resolve("tools/openapi-generator-cli.jar").toString());
      test = node.start();
      output = new String(test.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(test.waitFor()).as(output).isZero();
  }

  static boolean isNodeAvailable() throws InterruptedException {
    try {
      return Files.isDirectory(ROOT.resolve("node_modules/typescript"))
          && new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
