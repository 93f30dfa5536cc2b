package wxalbum;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks the allowed dependencies: functions may use the core, and the local run may not use their
 * classes.
 */
class ArchitectureTest {
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));
  private static final String[] FUNCTIONS = functions();
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPaths(find(path -> path.endsWith("target/classes")));

  @Test
  void seesEveryModule() {
    assertThat(FUNCTIONS).contains("wxalbum.login..", "wxalbum.listalbum..", "wxalbum.thumbnail..");
    assertThat(CLASSES.size()).isGreaterThan(100);
  }

  @Test
  void theAlbumKnowsNothingButJava() {
    classes()
        .that()
        .resideInAPackage("wxalbum.album..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "wxalbum.album..")
        .check(CLASSES);
  }

  @Test
  void functionsDoNotKnowEachOther() {
    for (String function : FUNCTIONS) {
      String[] others =
          Stream.of(FUNCTIONS).filter(other -> !other.equals(function)).toArray(String[]::new);

      noClasses()
          .that()
          .resideInAPackage(function)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .check(CLASSES);
    }
  }

  @Test
  void theCoreKnowsNoFunctionAndNothingLocal() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "wxalbum.album..",
            "wxalbum.session..",
            "wxalbum.http..",
            "wxalbum.database..",
            "wxalbum.snapshot..",
            "wxalbum.storage..",
            "wxalbum.telemetry..",
            "wxalbum.settings..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(
                    Stream.of(FUNCTIONS),
                    Stream.of("wxalbum.local..", "wxalbum.embedded..", "wxalbum.testing.."))
                .toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void functionsKnowNothingLocalAndNothingOfTests() {
    noClasses()
        .that()
        .resideInAnyPackage(FUNCTIONS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("wxalbum.local..", "wxalbum.embedded..", "wxalbum.testing..")
        .check(CLASSES);
  }

  @Test
  void onlyTestsKnowWhatTestsShare() {
    noClasses()
        .that()
        .resideOutsideOfPackage("wxalbum.testing..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("wxalbum.testing..")
        .check(CLASSES);
  }

  @Test
  void theLocalRunKnowsFunctionsOnlyByServerlessYml() {
    noClasses()
        .that()
        .resideInAPackage("wxalbum.local..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(FUNCTIONS)
        .check(CLASSES);
  }

  @Test
  void onlyTheStoragePackageKnowsTheAwsSdk() {
    noClasses()
        .that()
        .resideOutsideOfPackages("wxalbum.storage..", "wxalbum.embedded..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk..")
        .check(CLASSES);
  }

  @Test
  void onlyHandlersAreCalledByLambda() {
    classes()
        .that()
        .implement(RequestStreamHandler.class)
        .should()
        .haveSimpleNameEndingWith("Handler")
        .andShould()
        .resideInAnyPackage(FUNCTIONS)
        .check(CLASSES);
  }

  @Test
  void onlySettingsReadTheEnvironment() {
    noClasses()
        .that()
        .resideOutsideOfPackages("wxalbum.settings..", "wxalbum.local..", "wxalbum.embedded..")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .check(CLASSES);
  }

  @Test
  void filesStayShort() {
    List<Path> sources = find(path -> path.toString().endsWith(".java"));

    assertThat(sources).filteredOn(file -> lines(file) > 250).isEmpty();
  }

  private static List<Path> find(Predicate<Path> filter) {
    return Stream.of("shared", "functions", "local")
        .map(ROOT::resolve)
        .flatMap(folder -> find(folder, filter).stream())
        .toList();
  }

  private static List<Path> find(Path folder, Predicate<Path> filter) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(filter).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] functions() {
    try (Stream<Path> folders = Files.list(ROOT.resolve("functions"))) {
      return folders
          .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
          .map(folder -> "wxalbum." + folder.getFileName().toString().replace("-", "") + "..")
          .toArray(String[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
