package wxalbum.local;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Creates a class loader for each function from its build folder: {@code target/classes} and the
 * libraries that {@code target/classpath.txt} lists. Libraries that are on the class path of the
 * local run are shared.
 */
final class FunctionLoader {
  private final Set<Path> shared =
      paths(System.getProperty("java.class.path")).collect(Collectors.toSet());

  /**
   * Returns a class loader for a function.
   *
   * @throws StartFailure if the function is not built
   */
  URLClassLoader of(FunctionDeclaration function) {
    Path classes = function.folder().resolve("classes");
    if (!Files.isDirectory(classes)) {
      throw new StartFailure(
          "The function "
              + function.name()
              + " is not built: "
              + classes
              + " is missing. Run ./mvnw -Plocal to build everything.");
    }
    List<URL> urls = new ArrayList<>();
    urls.add(url(classes));
    paths(libraries(function.folder().resolve("classpath.txt")))
        .filter(path -> !shared.contains(path))
        .forEach(path -> urls.add(url(path)));
    return new URLClassLoader(
        function.name(), urls.toArray(URL[]::new), FunctionLoader.class.getClassLoader());
  }

  private static String libraries(Path list) {
    try {
      return Files.exists(list) ? Files.readString(list).strip() : "";
    } catch (IOException e) {
      throw new StartFailure(list + " cannot be read.", e);
    }
  }

  private static Stream<Path> paths(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().normalize());
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
