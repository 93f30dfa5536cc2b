package wxalbum.thumbnail.picture.png;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.OffHeapPixels;

/** An image outside the heap that is written line by line from the top. */
final class Canvas {
  private final Dimensions size;
  private final MemorySegment pixels;
  private long written;

  /**
   * Allocates an empty image.
   *
   * @param arena owns the memory of the image
   */
  Canvas(Dimensions size, Arena arena) {
    this.size = size;
    this.pixels = arena.allocate(JAVA_INT, (long) size.width() * size.height());
  }

  /** Writes the next line. */
  void write(int[] line) {
    MemorySegment.copy(line, 0, pixels, JAVA_INT, 4 * written, size.width());
    written += size.width();
  }

  /** Returns the image, a view of the memory that was written. */
  BufferedImage picture() {
    return OffHeapPixels.image(pixels, size.width(), size.height(), size.width(), 0);
  }
}
