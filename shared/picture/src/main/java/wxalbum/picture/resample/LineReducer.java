package wxalbum.picture.resample;

/**
 * Reduces the number of lines of a picture. Each target line is a weighted sum of neighboring
 * source lines.
 */
final class LineReducer {
  /**
   * The number of lines that are written together. Where lines become columns, this fills half a
   * cache line.
   */
  private static final int STRIP_LINES = 8;

  private final PixelLines source;
  private final int height;
  private final LanczosKernel kernel;

  /** The most recently read lines, each at its line number modulo the length. */
  private final ColorPlanes[] ringBuffer;

  private final ColorPlanes accumulator;
  private final int[] line;
  private int nextSourceLine;

  private LineReducer(PixelLines source, int width, int height, LanczosKernel kernel) {
    this.source = source;
    this.height = height;
    this.kernel = kernel;
    this.ringBuffer = new ColorPlanes[kernel.taps()];
    for (int i = 0; i < ringBuffer.length; i++) {
      ringBuffer[i] = new ColorPlanes(width);
    }
    this.accumulator = new ColorPlanes(width);
    this.line = new int[width];
  }

  /**
   * Reduces {@code height} lines to {@code target} lines, which are not more.
   *
   * @param width pixels of each line
   * @param placement where the target lines are written in {@code result}
   */
  static void reduce(
      PixelLines source,
      int width,
      int height,
      int target,
      PixelPlacement placement,
      int[] result) {
    LineReducer lines = new LineReducer(source, width, height, LanczosKernel.of(height, target));
    int[] strip = new int[STRIP_LINES * width];
    for (int top = 0; top < target; top += STRIP_LINES) {
      int count = Math.min(STRIP_LINES, target - top);
      for (int i = 0; i < count; i++) {
        lines.computeLine(top + i);
        System.arraycopy(lines.line, 0, strip, i * width, width);
      }
      placement.write(strip, width, top, count, result);
    }
  }

  private void computeLine(int target) {
    int first = kernel.firstSourceLine(target);
    int end = Math.min(height, first + ringBuffer.length);
    for (nextSourceLine = Math.max(nextSourceLine, first); nextSourceLine < end; nextSourceLine++) {
      source.source().read(nextSourceLine, line);
      ringBuffer[nextSourceLine % ringBuffer.length].unpack(line, source.blueShift());
    }
    accumulator.startSum();
    for (int tap = 0; tap < ringBuffer.length; tap += ColorPlanes.LINES_PER_ADD) {
      accumulator.add(ringBuffer, first + tap, kernel, target, tap);
    }
    accumulator.pack(line);
  }
}
