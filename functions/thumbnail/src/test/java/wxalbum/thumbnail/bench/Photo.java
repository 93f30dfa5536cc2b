package wxalbum.thumbnail.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Headers;

/** A file to make renditions of. */
record Photo(String name, Path file, byte[] bytes) {
  /** Reads a file. */
  static Photo read(String name, Path file) throws IOException {
    return new Photo(name, file, Files.readAllBytes(file));
  }

  /** Name, stored pixels and size in megabytes. */
  String description() {
    Dimensions size = Headers.read(bytes).size();
    return String.format(
        Locale.ROOT, "%s: %d × %d, %.1f MB", name, size.width(), size.height(), bytes.length / 1e6);
  }
}
