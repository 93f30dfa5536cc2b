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
 * What the one who starts the benchmark wants; paths count from the project's root.
 *
 * @param photos folder of photos to measure instead of the samples
 * @param json file to write the figures to
 * @param sharp folder from where node looks for sharp
 */
record Options(Path root, Optional<Path> photos, Optional<Path> json, Optional<Path> sharp) {
  /**
   * Reads {@code -Dphotos=DIR}, {@code -Djson=FILE}, {@code -Dsharp} and {@code -Dsharp=DIR}.
   *
   * @throws Misuse when they make no sense
   */
  static Options of(Properties given) {
    Path root = Path.of(given.getProperty("wxalbum.root"));
    Optional<Path> photos = path(root, given, "photos");
    Optional<Path> json = path(root, given, "json");
    photos
        .filter(folder -> !Files.isDirectory(folder))
        .ifPresent(
            folder -> {
              throw new Misuse("-Dphotos names a folder of photos; there is no folder " + folder);
            });
    json.filter(file -> !canBeWritten(file))
        .ifPresent(
            file -> {
              throw new Misuse("-Djson names a file to write; " + file + " cannot be written");
            });
    return new Options(root, photos, json, sharp(root, given));
  }

  /** Maven gives an option without a value the value {@code true}. */
  private static Optional<Path> sharp(Path root, Properties given) {
    return given.getProperty("sharp", "").equals("true")
        ? Optional.of(root.resolve("target/sharp"))
        : path(root, given, "sharp");
  }

  private static boolean canBeWritten(Path file) {
    try (OutputStream _ = Files.newOutputStream(file, CREATE, APPEND)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<Path> path(Path root, Properties given, String name) {
    return Optional.of(given.getProperty(name, ""))
        .filter(value -> !value.isEmpty())
        .map(root::resolve);
  }
}
