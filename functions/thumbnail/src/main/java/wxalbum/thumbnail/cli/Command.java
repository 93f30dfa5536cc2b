package wxalbum.thumbnail.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants.
 *
 * @param photos files and folders
 * @param out the folder for renditions
 * @param thorough whether to do without the quick decoders
 */
record Command(List<Path> photos, Path out, boolean thorough) {
  Command {
    photos = List.copyOf(photos);
  }

  /**
   * Understands arguments.
   *
   * @throws Misuse when they make no sense
   */
  static Command of(List<String> arguments) {
    List<Path> photos = new ArrayList<>();
    Path out = null;
    boolean thorough = false;
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String argument = rest.next();
      switch (argument) {
        case "--out" -> out = folder(out, rest);
        case "--thorough" -> thorough = true;
        default -> photos.add(photo(argument));
      }
    }
    if (photos.isEmpty()) {
      throw new Misuse("No photo is named.");
    }
    if (out == null) {
      throw new Misuse("--out DIR is missing: where are the renditions to go?");
    }
    return new Command(photos, out, thorough);
  }

  private static Path folder(@Nullable Path given, Iterator<String> rest) {
    if (given != null) {
      throw new Misuse("--out is given twice.");
    }
    if (!rest.hasNext()) {
      throw new Misuse("--out needs a folder after it.");
    }
    return Path.of(rest.next());
  }

  private static Path photo(String argument) {
    if (argument.startsWith("--")) {
      throw new Misuse("There is no option " + argument + ".");
    }
    return Path.of(argument);
  }
}
