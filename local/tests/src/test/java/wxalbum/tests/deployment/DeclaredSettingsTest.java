package wxalbum.tests.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wxalbum.local.lambda.FunctionLoader;
import wxalbum.local.lambda.LoadedFunction;
import wxalbum.local.template.FunctionDeclaration;
import wxalbum.local.template.ServerlessFile;
import wxalbum.settings.Setting;

/**
 * Compares the four places that describe the functions' settings: the enum, {@code serverless.yml},
 * the handlers, and the table of {@code docs/configuration.md}.
 */
class DeclaredSettingsTest {
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));
  private static final String SET_BY_LAMBDA = Setting.AWS_REGION.name();
  private static final List<FunctionDeclaration> FUNCTIONS = ServerlessFile.load(ROOT).functions();

  @Test
  void serverlessYmlDeclaresAllRequiredSettings() throws Exception {
    for (FunctionDeclaration function : FUNCTIONS) {
      assertThat(function.environment().keySet())
          .as(function.name())
          .containsAll(requiredSettings(function));
    }
  }

  @Test
  void documentListsEverySetting() throws IOException {
    Set<String> all =
        Stream.of(Setting.values())
            .map(Setting::name)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(documentedTable().keySet()).isEqualTo(all);
  }

  @Test
  void documentNamesAllFunctionsOfEachSetting() throws Exception {
    Map<String, Set<String>> table = documentedTable();

    for (FunctionDeclaration function : FUNCTIONS) {
      assertThat(settingsOf(table, function.name()))
          .as(function.name())
          .containsAll(function.environment().keySet());
    }
  }

  @Test
  void documentNamesNoFunctionWithoutNeedOfSetting() throws Exception {
    Map<String, Set<String>> table = documentedTable();
    Map<String, Set<String>> needs = new TreeMap<>();
    for (FunctionDeclaration function : FUNCTIONS) {
      for (String setting : requiredSettings(function)) {
        needs.computeIfAbsent(setting, name -> new TreeSet<>()).add(function.name());
      }
    }

    assertThat(table).containsAllEntriesOf(needs);
  }

  /**
   * Returns the settings without a default that a handler reports as missing in an empty
   * environment.
   */
  private static Set<String> requiredSettings(FunctionDeclaration function) throws IOException {
    try (URLClassLoader classes = new FunctionLoader().createClassLoader(function)) {
      LoadedFunction unconfigured = new LoadedFunction(function, classes, Map.of());
      Throwable failure = catchThrowable(unconfigured::createHandler).getCause();
      return Pattern.compile("(\\w+) is missing")
          .matcher(String.valueOf(failure))
          .results()
          .map(match -> match.group(1))
          .filter(name -> !name.equals(SET_BY_LAMBDA))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> settingsOf(Map<String, Set<String>> table, String function) {
    return table.entrySet().stream()
        .filter(row -> row.getValue().contains(function))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /**
   * Reads the functions of each setting from the document. A row names some functions, all, or all
   * but some.
   */
  private static Map<String, Set<String>> documentedTable() throws IOException {
    Map<String, Set<String>> table = new TreeMap<>();
    Pattern row = Pattern.compile("(?m)^\\| (`[A-Z][A-Z_]+`.*?) \\| (.*?) \\| .* \\|$");
    for (MatchResult line :
        row.matcher(Files.readString(ROOT.resolve("docs/configuration.md"))).results().toList()) {
      for (String setting : line.group(1).split(",\\s*", -1)) {
        table.put(setting.replace("`", ""), parseFunctions(line.group(2)));
      }
    }
    return table;
  }

  private static Set<String> parseFunctions(String words) {
    Set<String> named = Set.of(words.replaceAll("^(all but |all$)", "").split(",\\s*", -1));
    boolean listed = !words.startsWith("all");
    return FUNCTIONS.stream()
        .map(FunctionDeclaration::name)
        .filter(name -> named.contains(name) == listed)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
