package wxalbum.tests.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The documents of the project, which are named by their paths from its root. */
final class Documents {
  static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));

  private static final Pattern SHELL_BLOCK =
      Pattern.compile("^ *```sh\n(.*?)^ *```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern COMMENT = Pattern.compile("(?m)\\s+# .*$|^# .*$\n?");

  private Documents() {}

  /** Returns all documents. */
  static List<String> all() {
    return Stream.of("", "docs", "local/photos")
        .flatMap(folder -> list(ROOT.resolve(folder)))
        .filter(file -> file.toString().endsWith(".md"))
        .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
        .sorted()
        .toList();
  }

  static String read(String document) {
    try {
      return Files.readString(ROOT.resolve(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the blocks of shell commands without their comments, which differ by language. */
  static List<String> shellBlocks(String document) {
    return SHELL_BLOCK
        .matcher(read(document))
        .results()
        .map(block -> COMMENT.matcher(block.group(1)).replaceAll(""))
        .toList();
  }

  /** Returns all matches of a pattern in a document. */
  static Stream<MatchResult> matches(Pattern pattern, String document) {
    return pattern.matcher(read(document)).results();
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
