package wxalbum.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the order of the packages, in which arrows lead one way only. */
class PackageRulesTest {
  /** The packages of the local run that each may use, apart from its own. */
  private static final Map<String, List<String>> LOCAL =
      Map.of(
          "template", List.of(),
          "lambda", List.of("template"),
          "events", List.of("template", "lambda"),
          "gateway", List.of("template", "lambda"),
          "wechat", List.of("gateway"),
          "main", List.of("template", "wechat", "lambda", "events", "gateway"));

  /** The packages of the console that each may use, apart from its own. The API may use all. */
  private static final Map<String, List<String>> CONSOLE =
      Map.of(
          "backend", List.of(),
          "log", List.of(),
          "metrics", List.of("log"),
          "queries", List.of("backend", "log", "metrics"),
          "health", List.of("backend", "log", "metrics"));

  static Stream<String> localPackages() {
    return LOCAL.keySet().stream();
  }

  static Stream<String> consolePackages() {
    return CONSOLE.keySet().stream();
  }

  @Test
  void everyPackageHasItsPlace() {
    Set<String> console = qualify("wxalbum.console.", CONSOLE.keySet());
    console.add("wxalbum.console");

    assertThat(Modules.packagesOf("local/cloud"))
        .isEqualTo(qualify("wxalbum.local.", LOCAL.keySet()));
    assertThat(Modules.packagesOf("local/console")).isEqualTo(console);
  }

  @ParameterizedTest
  @MethodSource("localPackages")
  void localPackageUsesOnlyThoseBelow(String name) {
    checkArrows("wxalbum.local.", name, LOCAL);
  }

  @ParameterizedTest
  @MethodSource("consolePackages")
  void consolePackageUsesOnlyThoseBelow(String name) {
    checkArrows("wxalbum.console.", name, CONSOLE);
  }

  @Test
  void packagesHaveNoCycle() {
    slices().matching("wxalbum.(**)").should().beFreeOfCycles().check(Modules.MAIN_CLASSES);
  }

  @Test
  void albumDependsOnlyOnJava() {
    classes()
        .that()
        .resideInAPackage("wxalbum.album..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "wxalbum.album..")
        .check(Modules.MAIN_CLASSES);
  }

  private static void checkArrows(String prefix, String name, Map<String, List<String>> allowed) {
    String[] forbidden =
        Stream.concat(
                allowed.keySet().stream()
                    .filter(
                        other ->
                            !other.equals(name)
                                && !allowed.getOrDefault(name, List.of()).contains(other))
                    .map(other -> prefix + other),
                Stream.of(prefix.substring(0, prefix.length() - 1)))
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage(prefix + name)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .check(Modules.MAIN_CLASSES);
  }

  private static Set<String> qualify(String prefix, Set<String> names) {
    return names.stream().map(name -> prefix + name).collect(Collectors.toCollection(TreeSet::new));
  }
}
