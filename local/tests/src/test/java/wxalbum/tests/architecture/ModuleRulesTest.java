package wxalbum.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wxalbum.console.Console;

/** Checks which modules each module may use. */
class ModuleRulesTest {
  private static final String CORE = "shared/core";
  private static final String EMBEDDED = "shared/embedded";
  private static final String PICTURE = "shared/picture";
  private static final String TESTKIT = "shared/testkit";
  private static final String CONSOLE = "local/console";
  private static final String CLOUD = "local/cloud";

  /** The modules that the code of each module may use, apart from its own. */
  private static final Map<String, List<String>> ALLOWED = allowedModules();

  static Stream<String> modulesWithCode() {
    return ALLOWED.keySet().stream();
  }

  @Test
  void everyModuleHasRule() {
    assertThat(Modules.functions()).hasSizeGreaterThan(5);
    assertThat(Modules.all())
        .filteredOn(
            module -> Files.isDirectory(Modules.ROOT.resolve(module).resolve("src/main/java")))
        .containsExactlyInAnyOrderElementsOf(ALLOWED.keySet());
  }

  @ParameterizedTest
  @MethodSource("modulesWithCode")
  void moduleUsesOnlyAllowedModules(String module) {
    String[] usable =
        Stream.concat(Stream.of(module), ALLOWED.getOrDefault(module, List.of()).stream())
            .toArray(String[]::new);
    DescribedPredicate<JavaClass> ours = JavaClass.Predicates.resideInAPackage("wxalbum..");

    noClasses()
        .that(Modules.in(module))
        .should()
        .dependOnClassesThat(ours.and(DescribedPredicate.not(Modules.in(usable))))
        .check(Modules.MAIN_CLASSES);
  }

  @Test
  void consoleUsesOnlyHttpOfCore() {
    noClasses()
        .that(Modules.in(CONSOLE))
        .should()
        .dependOnClassesThat(
            Modules.in(CORE)
                .and(
                    JavaClass.Predicates.resideOutsideOfPackages(
                        "wxalbum.http", "wxalbum.http.problem")))
        .check(Modules.MAIN_CLASSES);
  }

  @Test
  void localRunUsesConsoleOnlyThroughItsInterface() {
    noClasses()
        .that(Modules.in(CLOUD))
        .should()
        .dependOnClassesThat(
            Modules.in(CONSOLE)
                .and(JavaClass.Predicates.resideOutsideOfPackage("wxalbum.console.backend"))
                .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(Console.class))))
        .check(Modules.MAIN_CLASSES);
  }

  @Test
  void pictureUsesNoLambdaAndNoTelemetry() {
    noClasses()
        .that(Modules.in(PICTURE))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.amazonaws..", "software.amazon..", "ch.qos.logback..")
        .check(Modules.MAIN_CLASSES);
  }

  /** The core has no such dependency: it compiles the sources of the testkit with its tests. */
  @Test
  void modulesDependOnTestkitInTestScopeOnly() throws IOException {
    Pattern dependency = Pattern.compile("(?s)<dependency>(.*?)</dependency>");
    List<String> modules =
        Stream.concat(Stream.of("functions", "local"), Modules.all().stream()).toList();
    List<String> testkits = new ArrayList<>();
    for (String module : modules) {
      String pom = Files.readString(Modules.ROOT.resolve(module).resolve("pom.xml"));
      dependency
          .matcher(pom)
          .results()
          .map(MatchResult::group)
          .filter(found -> found.contains("<artifactId>testkit</artifactId>"))
          .forEach(testkits::add);
    }

    assertThat(testkits)
        .hasSizeGreaterThan(2)
        .allMatch(found -> found.contains("<scope>test</scope>"));
  }

  @Test
  void modulesOfSystemTestsShipNoCode() {
    assertThat(Modules.ROOT.resolve("local/reliability/src/main")).doesNotExist();
    assertThat(Modules.ROOT.resolve("local/tests/src/main")).doesNotExist();
  }

  private static Map<String, List<String>> allowedModules() {
    Map<String, List<String>> allowed = new HashMap<>();
    allowed.put(CORE, List.of());
    allowed.put(EMBEDDED, List.of());
    allowed.put(PICTURE, List.of());
    allowed.put(TESTKIT, List.of(CORE, EMBEDDED));
    allowed.put(CONSOLE, List.of(CORE));
    allowed.put(CLOUD, List.of(CORE, EMBEDDED, CONSOLE));
    Modules.functions().forEach(function -> allowed.put(function, List.of(CORE)));
    allowed.put("functions/thumbnail", List.of(CORE, PICTURE));
    return allowed;
  }
}
