package wxalbum.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the limits of files, which keep them readable. */
class FileRulesTest {
  private static final int MAX_LINES = 250;
  private static final int MAX_MEDIAN_LINES = 60;
  private static final int MAX_LINE_LENGTH = 160;

  @Test
  void javaFilesHaveAtMost250Lines() {
    List<Path> files = javaFiles().toList();

    assertThat(files).hasSizeGreaterThan(500);
    assertThat(files).filteredOn(file -> lines(file).size() > MAX_LINES).isEmpty();
  }

  @Test
  void medianOfShippedFilesIsBelow60Lines() {
    List<Integer> sizes =
        javaFiles()
            .filter(file -> file.toString().contains("/src/main/"))
            .map(file -> lines(file).size())
            .sorted()
            .toList();

    assertThat(sizes.get(sizes.size() / 2)).isLessThan(MAX_MEDIAN_LINES);
  }

  @Test
  void linesOfDocumentsAndDeclarationsHaveAtMost160Characters() {
    List<Path> files = Stream.concat(documents(), declarations()).toList();

    assertThat(files).hasSizeGreaterThan(20);
    for (Path file : files) {
      assertThat(lines(file))
          .as(file.toString())
          .filteredOn(line -> line.codePointCount(0, line.length()) > MAX_LINE_LENGTH)
          .isEmpty();
    }
  }

  private static Stream<Path> javaFiles() {
    return Stream.of("shared", "functions", "local", ".mvn")
        .flatMap(FileRulesTest::filesIn)
        .filter(file -> file.toString().endsWith(".java"));
  }

  private static Stream<Path> documents() {
    Stream<Path> atRoot =
        Stream.of("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "SECURITY.md")
            .map(Modules.ROOT::resolve);
    Stream<Path> inFolders =
        Stream.of("docs", "shared", "functions", "local")
            .flatMap(FileRulesTest::filesIn)
            .filter(file -> file.toString().endsWith(".md"))
            .filter(file -> !file.toString().contains("/META-INF/LICENSE"));
    return Stream.concat(atRoot, inFolders);
  }

  private static Stream<Path> declarations() {
    Stream<Path> atRoot = Stream.of(Modules.ROOT.resolve("serverless.yml"));
    return Stream.concat(
        atRoot,
        Stream.of("functions", ".github")
            .flatMap(FileRulesTest::filesIn)
            .filter(file -> file.toString().matches(".*\\.(yml|yaml)")));
  }

  /** Returns the files of a folder, without those that a build writes. */
  private static Stream<Path> filesIn(String folder) {
    try (Stream<Path> files = Files.walk(Modules.ROOT.resolve(folder))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().matches(".*/(target|node_modules)/.*"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
