package wxalbum.picture.bench;

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
 * @param photoFolder the folder of photos to measure instead of the sample photos
 * @param jsonFile the file to write the figures to
 * @param sharpFolder the folder from which Node.js resolves sharp
 */
record BenchmarkOptions(
    Path root, Optional<Path> photoFolder, Optional<Path> jsonFile, Optional<Path> sharpFolder) {
  /**
   * Parses {@code -Dphotos=DIR}, {@code -Djson=FILE}, {@code -Dsharp} and {@code -Dsharp=DIR}.
   *
   * @throws BenchmarkUsageException when an option is invalid
   */
  static BenchmarkOptions parse(Properties properties) {
    Path root = Path.of(properties.getProperty("wxalbum.root"));
    Optional<Path> photos = resolveOption(root, properties, "photos");
    Optional<Path> json = resolveOption(root, properties, "json");
    photos
        .filter(folder -> !Files.isDirectory(folder))
        .ifPresent(
            folder -> {
              throw new BenchmarkUsageException(
                  "-Dphotos must name a folder of photos; folder not found: " + folder);
            });
    json.filter(file -> !isWritable(file))
        .ifPresent(
            file -> {
              throw new BenchmarkUsageException(
                  "-Djson must name a writable file; cannot write to " + file);
            });
    return new BenchmarkOptions(root, photos, json, sharpFolder(root, properties));
  }

  /** Returns the folder of sharp. Maven sets an option without a value to {@code true}. */
  private static Optional<Path> sharpFolder(Path root, Properties properties) {
    return properties.getProperty("sharp", "").equals("true")
        ? Optional.of(root.resolve("target/sharp"))
        : resolveOption(root, properties, "sharp");
  }

  private static boolean isWritable(Path file) {
    try (OutputStream _ = Files.newOutputStream(file, CREATE, APPEND)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<Path> resolveOption(Path root, Properties properties, String name) {
    return Optional.of(properties.getProperty(name, ""))
        .filter(value -> !value.isEmpty())
        .map(root::resolve);
  }
}
