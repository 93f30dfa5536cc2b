package wxalbum.thumbnail.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.header.Headers;

/** A file to make renditions of, and its bytes. */
final class Photo {
  private final String name;
  private final Path file;
  private final byte[] bytes;
  private final Dimensions stored;

  private Photo(String name, Path file, byte[] bytes) {
    this.name = name;
    this.file = file;
    this.bytes = bytes;
    this.stored = Headers.read(bytes).size();
  }

  /**
   * Reads a file.
   *
   * @throws UnfitPicture when it is no picture that can be shown
   */
  static Photo read(String name, Path file) throws IOException {
    return new Photo(name, file, Files.readAllBytes(file));
  }

  String name() {
    return name;
  }

  Path file() {
    return file;
  }

  /** The content of the file, not a copy. */
  byte[] bytes() {
    return bytes;
  }

  /** A longest side to ask for, or the photo's own, which is not to be exceeded. */
  int atMost(int side) {
    return Math.min(side, Math.max(stored.width(), stored.height()));
  }

  /** Name, stored pixels and size in megabytes. */
  String description() {
    return String.format(
        Locale.ROOT,
        "%s: %d × %d, %.1f MB",
        name,
        stored.width(),
        stored.height(),
        bytes.length / 1e6);
  }
}
