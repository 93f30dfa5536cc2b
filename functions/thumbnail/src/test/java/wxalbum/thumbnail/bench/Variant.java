package wxalbum.thumbnail.bench;

import java.io.IOException;
import java.util.List;

/** One way to make a photo's renditions. */
interface Variant extends AutoCloseable {
  /** Longest sides of the renditions that every variant makes, in JPEG of quality 82. */
  List<Integer> SIDES = List.of(1600, 640, 256);

  /** The name in the table. */
  String name();

  /**
   * Makes the renditions of a photo.
   *
   * @throws IOException or a RuntimeException when it cannot
   */
  Run run(Photo photo) throws IOException;

  /** Most memory, in kibibytes, that its process has held so far. */
  default long peakKibibytes() throws IOException {
    return PeakMemory.ofThisProcess();
  }

  @Override
  default void close() {}
}
