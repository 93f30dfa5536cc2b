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
 * @param out output directory for renditions
 * @param thorough whether only the portable decoder is used
 */
record Command(List<Path> photos, Path out, boolean thorough) {
  Command {
    photos = List.copyOf(photos);
  }

  /**
   * Parses arguments.
   *
   * @throws Misuse when an argument is missing, unknown or repeated
   */
  static Command of(List<String> arguments) {
    List<Path> photos = new ArrayList<>();
    Path out = null;
    boolean thorough = false;
    for (Iterator<String> remaining = arguments.iterator(); remaining.hasNext(); ) {
      String argument = remaining.next();
      switch (argument) {
        case "--out" -> out = folder(out, remaining);
        case "--thorough" -> thorough = true;
        default -> photos.add(photo(argument));
      }
    }
    if (photos.isEmpty()) {
      throw new Misuse("No photo is given.");
    }
    if (out == null) {
      throw new Misuse("--out DIR is missing: specify a directory for the renditions.");
    }
    return new Command(photos, out, thorough);
  }

  private static Path folder(@Nullable Path previous, Iterator<String> remaining) {
    if (previous != null) {
      throw new Misuse("--out is given twice.");
    }
    if (!remaining.hasNext()) {
      throw new Misuse("--out requires a directory.");
    }
    return Path.of(remaining.next());
  }

  private static Path photo(String argument) {
    if (argument.startsWith("--")) {
      throw new Misuse("Unknown option " + argument + ".");
    }
    return Path.of(argument);
  }
}
