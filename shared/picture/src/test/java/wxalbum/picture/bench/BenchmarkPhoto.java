package wxalbum.picture.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import wxalbum.picture.header.HeaderReader;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;

/** A photo file to measure and its bytes. */
final class BenchmarkPhoto {
  private final String name;
  private final Path file;
  private final byte[] bytes;
  private final PixelSize storedSize;

  private BenchmarkPhoto(String name, Path file, byte[] bytes) {
    this.name = name;
    this.file = file;
    this.bytes = bytes;
    this.storedSize = HeaderReader.read(bytes).size();
  }

  /**
   * Reads a photo file.
   *
   * @throws UndecodablePictureException when the file is not a supported picture
   */
  static BenchmarkPhoto read(String name, Path file) throws IOException {
    return new BenchmarkPhoto(name, file, Files.readAllBytes(file));
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
  int limitSide(int side) {
    return Math.min(side, Math.max(storedSize.width(), storedSize.height()));
  }

  /** Returns the name, the stored size in pixels and the file size in megabytes. */
  String describe() {
    return String.format(
        Locale.ROOT,
        "%s: %d × %d, %.1f MB",
        name,
        storedSize.width(),
        storedSize.height(),
        bytes.length / 1e6);
  }
}
