package wxalbum.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
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
import wxalbum.album.PhotoStatus;

/**
 * Checks the allowed dependencies: functions may use the core, and the local run may not use their
 * classes.
 */
class ArchitectureTest {
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));
  private static final String[] FUNCTION_PACKAGES = functionPackages();
  private static final JavaClasses MAIN_CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPaths(findPaths(path -> path.endsWith("target/classes")));

  @Test
  void importsEveryModule() {
    assertThat(FUNCTION_PACKAGES)
        .contains("wxalbum.login..", "wxalbum.listalbum..", "wxalbum.thumbnail..");
    assertThat(MAIN_CLASSES.size()).isGreaterThan(100);
  }

  @Test
  void albumDependsOnlyOnJava() {
    classes()
        .that()
        .resideInAPackage("wxalbum.album..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "wxalbum.album..")
        .check(MAIN_CLASSES);
  }

  @Test
  void onlyAlbumPackageComparesPhotoStatuses() {
    noClasses()
        .that()
        .resideOutsideOfPackage("wxalbum.album..")
        .should()
        .accessFieldWhere(
            describe(
                "the target is a status; PhotoLifecycle answers questions about it",
                access -> access.getTargetOwner().isEquivalentTo(PhotoStatus.class)))
        .check(MAIN_CLASSES);
  }

  @Test
  void functionsDoNotDependOnEachOther() {
    for (String function : FUNCTION_PACKAGES) {
      String[] others =
          Stream.of(FUNCTION_PACKAGES)
              .filter(other -> !other.equals(function))
              .toArray(String[]::new);

      noClasses()
          .that()
          .resideInAPackage(function)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .check(MAIN_CLASSES);
    }
  }

  @Test
  void coreDependsOnNoFunctionAndNoLocalCode() {
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
                    Stream.of(FUNCTION_PACKAGES),
                    Stream.of("wxalbum.local..", "wxalbum.embedded..", "wxalbum.testing.."))
                .toArray(String[]::new))
        .check(MAIN_CLASSES);
  }

  @Test
  void functionsDoNotDependOnLocalOrTestCode() {
    noClasses()
        .that()
        .resideInAnyPackage(FUNCTION_PACKAGES)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("wxalbum.local..", "wxalbum.embedded..", "wxalbum.testing..")
        .check(MAIN_CLASSES);
  }

  @Test
  void mainCodeDoesNotDependOnTestFixtures() {
    noClasses()
        .that()
        .resideOutsideOfPackage("wxalbum.testing..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("wxalbum.testing..")
        .check(MAIN_CLASSES);
  }

  @Test
  void localRunDoesNotDependOnFunctionClasses() {
    noClasses()
        .that()
        .resideInAPackage("wxalbum.local..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(FUNCTION_PACKAGES)
        .check(MAIN_CLASSES);
  }

  @Test
  void onlyStoragePackagesDependOnAwsSdk() {
    noClasses()
        .that()
        .resideOutsideOfPackages("wxalbum.storage..", "wxalbum.embedded..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk..")
        .check(MAIN_CLASSES);
  }

  @Test
  void requestHandlersAreNamedHandler() {
    classes()
        .that()
        .implement(RequestStreamHandler.class)
        .should()
        .haveSimpleNameEndingWith("Handler")
        .andShould()
        .resideInAnyPackage(FUNCTION_PACKAGES)
        .check(MAIN_CLASSES);
  }

  @Test
  void onlySettingsPackageReadsEnvironment() {
    noClasses()
        .that()
        .resideOutsideOfPackages("wxalbum.settings..", "wxalbum.local..", "wxalbum.embedded..")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .check(MAIN_CLASSES);
  }

  @Test
  void javaFilesHaveAtMost250Lines() {
    List<Path> sources = findPaths(path -> path.toString().endsWith(".java"));

    assertThat(sources).filteredOn(file -> countLines(file) > 250).isEmpty();
  }

  private static List<Path> findPaths(Predicate<Path> filter) {
    return Stream.of("shared", "functions", "local")
        .map(ROOT::resolve)
        .flatMap(folder -> findPaths(folder, filter).stream())
        .toList();
  }

  private static List<Path> findPaths(Path folder, Predicate<Path> filter) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(filter).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long countLines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] functionPackages() {
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
