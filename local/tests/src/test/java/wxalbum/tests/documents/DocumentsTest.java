package wxalbum.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.tests.documents.Documents.ROOT;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wxalbum.http.problem.ProblemCode;
import wxalbum.telemetry.Metric;

/** Compares the documents with the files, names and enums that they refer to. */
class DocumentsTest {
  private static final int MAX_LINE_LENGTH = 160;
  private static final int MIN_README_BYTES = 7_000;
  private static final int MAX_README_BYTES = 9_200;

  private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)|src=\"([^\"]+)\"");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  /** A path that begins with a folder of the project; the output of a build is excluded. */
  private static final Pattern PROJECT_PATH =
      Pattern.compile(
          "(?<![\\w./$~-])(docs|events|functions|local|shared|sql|\\.ci|\\.github|\\.mvn)"
              + "/(?!\\S*target/)[\\w./-]*\\w?");

  private static final Pattern PROFILE = Pattern.compile("mvnw[^\n`]* -P(\\w+)");

  /** A name of a class or a resource: at least two words in camel case. */
  private static final Pattern CODE_NAME = Pattern.compile("`([A-Z][a-z0-9]+([A-Z][a-z0-9]*)+)`");

  /** Names of AWS and osls that no file of the project contains. */
  private static final Set<String> EXTERNAL_NAMES =
      Set.of(
          "AllViewerExceptHostHeader",
          "CachingDisabled",
          "HttpApiId",
          "ServerlessDeploymentBucket",
          "ServerlessDeploymentBucketPolicy",
          "SnapStartNotReadyException",
          "SweepEventsRuleSchedule1",
          "SweepLambdaEvConf");

  static Stream<String> documents() {
    return Documents.all().stream();
  }

  @Test
  void readmeHasSevenToNineKilobytes() {
    assertThat(Documents.read("README.md").getBytes(StandardCharsets.UTF_8).length)
        .isBetween(MIN_README_BYTES, MAX_README_BYTES);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linesHaveAtMost160Characters(String document) {
    assertThat(Documents.read(document).lines())
        .filteredOn(line -> line.length() > MAX_LINE_LENGTH)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void relativeLinksLeadToFilesAndHeadings(String document) {
    assertThat(
            Documents.matches(LINK, document)
                .map(link -> link.group(1) == null ? link.group(2) : link.group(1))
                .filter(target -> !target.contains("://"))
                .filter(target -> !leadsSomewhere(document, target)))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void namedPathsExist(String document) {
    assertThat(
            Documents.matches(PROJECT_PATH, document)
                .map(path -> path.group().replaceFirst("\\.+$", ""))
                .filter(path -> !Files.exists(ROOT.resolve(path))))
        .isEmpty();
  }

  @Test
  void namedMavenProfilesExist() {
    String pom = Documents.read("pom.xml");

    assertThat(
            documents()
                .flatMap(document -> Documents.matches(PROFILE, document))
                .map(profile -> profile.group(1)))
        .isNotEmpty()
        .allMatch(profile -> pom.contains("<id>" + profile + "</id>"));
  }

  @Test
  void namedClassesAndMetricsOccurInCode() throws IOException {
    Set<String> words = wordsOfAllSources();

    assertThat(
            documents()
                .flatMap(document -> Documents.matches(CODE_NAME, document))
                .map(name -> name.group(1)))
        .isNotEmpty()
        .allMatch(name -> words.contains(name) || EXTERNAL_NAMES.contains(name));
  }

  @Test
  void apiDocumentListsAllProblems() {
    Pattern row = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) \\|");

    assertThat(
            Documents.matches(row, "docs/api.md")
                .collect(
                    Collectors.toMap(
                        code -> code.group(1), code -> Integer.valueOf(code.group(2)))))
        .isEqualTo(toMap(ProblemCode.values(), ProblemCode::toString, ProblemCode::status));
  }

  @Test
  void observabilityDocumentListsAllMetrics() {
    Pattern row = Pattern.compile("(?m)^\\| `(\\w+)`(?: by `code`)? \\| (count|ms|bytes) \\|");

    assertThat(
            Documents.matches(row, "docs/observability.md").map(metric -> metric.group(1)).toList())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Metric.values()).map(Metric::toString).toList());
  }

  private static <T> Map<String, Integer> toMap(
      T[] values, Function<T, String> key, Function<T, Integer> value) {
    return Stream.of(values).collect(Collectors.toMap(key, value));
  }

  private static boolean leadsSomewhere(String document, String target) {
    String[] parts = target.split("#", 2);
    String file =
        parts[0].isEmpty()
            ? document
            : ROOT.relativize(ROOT.resolve(document).resolveSibling(parts[0]).normalize())
                .toString();
    return Files.exists(ROOT.resolve(file))
        && (parts.length == 1 || anchors(file).contains(parts[1]));
  }

  /** Returns the anchors of a document's headings, as GitHub derives them. */
  private static Set<String> anchors(String document) {
    return Documents.matches(HEADING, document)
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(text -> text.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static Set<String> wordsOfAllSources() throws IOException {
    Set<String> words = new HashSet<>();
    for (String root : new String[] {"shared", "functions", "local", "serverless.yml"}) {
      Files.walkFileTree(ROOT.resolve(root), new WordCollector(words));
    }
    return words;
  }

  /** Collects the words of all source files, and the names of Java files. */
  private static final class WordCollector extends SimpleFileVisitor<Path> {
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern SOURCE = Pattern.compile(".*\\.(java|yml|yaml)");

    private final Set<String> words;

    WordCollector(Set<String> words) {
      this.words = words;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return folder.endsWith("target") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (SOURCE.matcher(file.toString()).matches()) {
        WORD.matcher(Files.readString(file)).results().forEach(word -> words.add(word.group()));
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
