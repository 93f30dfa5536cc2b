package wxalbum.picture.leptonica;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;

/** Flattens pixels outside the heap onto white, in place. */
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
        line[x] = blend(line[x]);
      }
      MemorySegment.copy(line, 0, pixels, JAVA_INT, offset, width);
    }
  }

  static int blend(int pixel) {
    int opacity = pixel >>> 24;
    return 0xff000000
        | blend((pixel >>> 16) & 0xff, opacity) << 16
        | blend((pixel >>> 8) & 0xff, opacity) << 8
        | blend(pixel & 0xff, opacity);
  }

  private static int blend(int sample, int opacity) {
    return (sample * opacity + 255 * (255 - opacity) + 127) / 255;
  }
}
