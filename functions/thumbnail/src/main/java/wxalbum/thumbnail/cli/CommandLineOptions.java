package wxalbum.thumbnail.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parsed command line.
 *
 * @param photos input files and directories
 * @param outputDirectory output directory for renditions
 * @param thorough whether only the portable decoder is used
 */
record CommandLineOptions(List<Path> photos, Path outputDirectory, boolean thorough) {
  CommandLineOptions {
    photos = List.copyOf(photos);
  }

  /**
   * Parses arguments.
   *
   * @throws UsageException when an argument is missing, unknown or repeated
   */
  static CommandLineOptions parse(List<String> arguments) {
    List<Path> photos = new ArrayList<>();
    Path out = null;
    boolean thorough = false;
    for (Iterator<String> remaining = arguments.iterator(); remaining.hasNext(); ) {
      String argument = remaining.next();
      switch (argument) {
        case "--out" -> out = parseOutputDirectory(out, remaining);
        case "--thorough" -> thorough = true;
        default -> photos.add(parsePhotoPath(argument));
      }
    }
    if (photos.isEmpty()) {
      throw new UsageException("No photo is given.");
    }
    if (out == null) {
      throw new UsageException("--out DIR is missing: specify a directory for the renditions.");
    }
    return new CommandLineOptions(photos, out, thorough);
  }

  private static Path parseOutputDirectory(@Nullable Path previous, Iterator<String> remaining) {
    if (previous != null) {
      throw new UsageException("--out is given twice.");
    }
    if (!remaining.hasNext()) {
      throw new UsageException("--out requires a directory.");
    }
    return Path.of(remaining.next());
  }

  private static Path parsePhotoPath(String argument) {
    if (argument.startsWith("--")) {
      throw new UsageException("Unknown option " + argument + ".");
    }
    return Path.of(argument);
  }
}
