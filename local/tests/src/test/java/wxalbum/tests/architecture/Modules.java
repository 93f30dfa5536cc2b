package wxalbum.tests.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The modules of the project, named by their folders, and the classes that they ship. */
final class Modules {
  static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));

  /** The classes of all modules, without their tests. */
  static final JavaClasses MAIN_CLASSES =
      new ClassFileImporter()
          .importPaths(all().stream().map(Modules::classFolder).filter(Files::exists).toList());

  private Modules() {}

  /** Returns all modules, such as {@code shared/core}. */
  static List<String> all() {
    return Stream.of("shared", "functions", "local").flatMap(Modules::modulesIn).toList();
  }

  /** Returns the modules of the functions. */
  static List<String> functions() {
    return modulesIn("functions")
        .filter(module -> Files.isDirectory(ROOT.resolve(module).resolve("src/main/java")))
        .toList();
  }

  /** Returns the classes that modules ship. */
  static DescribedPredicate<JavaClass> in(String... modules) {
    Set<String> packages =
        Stream.of(modules)
            .flatMap(module -> packagesOf(module).stream())
            .collect(Collectors.toSet());
    return DescribedPredicate.describe(
        "in " + String.join(", ", modules), type -> packages.contains(type.getPackageName()));
  }

  /** Returns the packages of the code that a module ships. */
  static Set<String> packagesOf(String module) {
    Path sources = ROOT.resolve(module).resolve("src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> sources.relativize(file).getParent().toString().replace('/', '.'))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> modulesIn(String folder) {
    try (Stream<Path> folders = Files.list(ROOT.resolve(folder))) {
      return folders
          .filter(module -> Files.exists(module.resolve("pom.xml")))
          .map(module -> folder + "/" + module.getFileName())
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path classFolder(String module) {
    return ROOT.resolve(module).resolve("target/classes");
  }
}
