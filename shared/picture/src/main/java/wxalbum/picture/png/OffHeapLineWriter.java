package wxalbum.picture.png;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import wxalbum.picture.decode.OffHeapDataBuffer;
import wxalbum.picture.header.PixelSize;

/** An image outside the heap that is written line by line from the top. */
final class OffHeapLineWriter {
  private final PixelSize size;
  private final MemorySegment pixels;
  private long writtenPixels;

  /**
   * Allocates an empty image.
   *
   * @param arena owns the memory of the image
   */
  OffHeapLineWriter(PixelSize size, Arena arena) {
    this.size = size;
    this.pixels = arena.allocate(JAVA_INT, (long) size.width() * size.height());
  }

  /** Writes the next line. */
  void writeLine(int[] line) {
    MemorySegment.copy(line, 0, pixels, JAVA_INT, 4 * writtenPixels, size.width());
    writtenPixels += size.width();
  }

  /** Returns the image, a view of the memory that was written. */
  BufferedImage toImage() {
    return OffHeapDataBuffer.createImage(pixels, size.width(), size.height(), size.width(), 0);
  }
}
