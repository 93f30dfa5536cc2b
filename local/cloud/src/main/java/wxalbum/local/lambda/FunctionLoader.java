package wxalbum.local.lambda;

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
import wxalbum.local.template.FunctionDeclaration;
import wxalbum.local.template.StartupException;

/**
 * Creates a class loader for each function from its build folder: {@code target/classes} and the
 * libraries that {@code target/classpath.txt} lists. Libraries that are on the class path of the
 * local run are shared.
 */
public final class FunctionLoader {
  private final Set<Path> sharedClassPath =
      parseClassPath(System.getProperty("java.class.path")).collect(Collectors.toSet());

  /**
   * Returns a class loader for a function.
   *
   * @throws StartupException if the function is not built
   */
  public URLClassLoader createClassLoader(FunctionDeclaration function) {
    Path classes = function.buildFolder().resolve("classes");
    if (!Files.isDirectory(classes)) {
      throw new StartupException(
          "The function "
              + function.name()
              + " is not built: "
              + classes
              + " is missing. Run ./mvnw -Plocal to build everything.");
    }
    List<URL> urls = new ArrayList<>();
    urls.add(toUrl(classes));
    parseClassPath(readClassPath(function.buildFolder().resolve("classpath.txt")))
        .filter(path -> !sharedClassPath.contains(path))
        .forEach(path -> urls.add(toUrl(path)));
    return new URLClassLoader(
        function.name(), urls.toArray(URL[]::new), FunctionLoader.class.getClassLoader());
  }

  private static String readClassPath(Path list) {
    try {
      return Files.exists(list) ? Files.readString(list).strip() : "";
    } catch (IOException e) {
      throw new StartupException(list + " cannot be read.", e);
    }
  }

  private static Stream<Path> parseClassPath(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().normalize());
  }

  private static URL toUrl(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
