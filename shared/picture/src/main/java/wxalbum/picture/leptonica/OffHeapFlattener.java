package wxalbum.picture.leptonica;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import wxalbum.picture.decode.AlphaBlend;

/** Flattens pixels outside the heap onto white, in place and line by line. */
final class OffHeapFlattener {
  private OffHeapFlattener() {}

  /**
   * Makes pixels opaque. Opacity is in bits 24 to 31, and colors are not premultiplied.
   *
   * @param width pixels of a line
   */
  static void flatten(MemorySegment pixels, int width) {
    int[] line = new int[width];
    long bytes = JAVA_INT.byteSize() * width;
    for (long offset = 0; offset < pixels.byteSize(); offset += bytes) {
      MemorySegment.copy(pixels, JAVA_INT, offset, line, 0, width);
      for (int x = 0; x < width; x++) {
        line[x] = 0xff000000 | AlphaBlend.overWhite(line[x], line[x] >>> 24);
      }
      MemorySegment.copy(line, 0, pixels, JAVA_INT, offset, width);
    }
  }
}
