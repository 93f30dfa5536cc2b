package wxalbum.thumbnail.bench;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the one who starts the benchmark wants; paths count from the project's root.
 *
 * @param photos folder of photos to measure instead of the samples
 * @param json file to write the figures to
 * @param sharp folder whose {@code node_modules} has sharp
 */
record Options(Path root, Optional<Path> photos, Optional<Path> json, Optional<Path> sharp) {
  /** Reads {@code -Dphotos=DIR}, {@code -Djson=FILE}, {@code -Dsharp} and {@code -Dsharp=DIR}. */
  static Options ofSystemProperties() {
    Path root = Path.of(System.getProperty("wxalbum.root", ""));
    return new Options(
        root,
        path(root, System.getProperty("photos", "")),
        path(root, System.getProperty("json", "")),
        sharp(root, System.getProperty("sharp", "")));
  }

  /** Maven gives an option without a value the value {@code true}. */
  static Optional<Path> sharp(Path root, String value) {
    return value.equals("true") ? Optional.of(root) : path(root, value);
  }

  private static Optional<Path> path(Path root, String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(root.resolve(value));
  }
}
