package wxalbum.thumbnail.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.header.Headers;

/** A photo file to measure and its bytes. */
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
   * Reads a photo file.
   *
   * @throws UnfitPicture when the file is not a supported picture
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

  /** Returns the content of the file, not a copy. */
  byte[] bytes() {
    return bytes;
  }

  /** Returns the requested longest side, or the photo's own when that is shorter. */
  int atMost(int side) {
    return Math.min(side, Math.max(stored.width(), stored.height()));
  }

  /** Returns the name, the stored size in pixels and the file size in megabytes. */
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
