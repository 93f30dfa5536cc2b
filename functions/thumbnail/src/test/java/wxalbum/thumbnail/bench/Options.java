package wxalbum.thumbnail.bench;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The options of the benchmark. Relative paths start at the project root.
 *
 * @param root the project root
 * @param photos the folder of photos to measure instead of the sample photos
 * @param json the file to write the figures to
 * @param sharp the folder from which Node.js resolves sharp
 */
record Options(Path root, Optional<Path> photos, Optional<Path> json, Optional<Path> sharp) {
  /**
   * Parses {@code -Dphotos=DIR}, {@code -Djson=FILE}, {@code -Dsharp} and {@code -Dsharp=DIR}.
   *
   * @throws Misuse when an option is invalid
   */
  static Options of(Properties properties) {
    Path root = Path.of(properties.getProperty("wxalbum.root"));
    Optional<Path> photos = path(root, properties, "photos");
    Optional<Path> json = path(root, properties, "json");
    photos
        .filter(folder -> !Files.isDirectory(folder))
        .ifPresent(
            folder -> {
              throw new Misuse(
                  "-Dphotos must name a folder of photos; folder not found: " + folder);
            });
    json.filter(file -> !canBeWritten(file))
        .ifPresent(
            file -> {
              throw new Misuse("-Djson must name a writable file; cannot write to " + file);
            });
    return new Options(root, photos, json, sharp(root, properties));
  }

  /** Returns the folder of sharp. Maven sets an option without a value to {@code true}. */
  private static Optional<Path> sharp(Path root, Properties properties) {
    return properties.getProperty("sharp", "").equals("true")
        ? Optional.of(root.resolve("target/sharp"))
        : path(root, properties, "sharp");
  }

  private static boolean canBeWritten(Path file) {
    try (OutputStream _ = Files.newOutputStream(file, CREATE, APPEND)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<Path> path(Path root, Properties properties, String name) {
    return Optional.of(properties.getProperty(name, ""))
        .filter(value -> !value.isEmpty())
        .map(root::resolve);
  }
}
