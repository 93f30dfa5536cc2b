package wxalbum.thumbnail.picture.geometry;

/**
 * Reduces the number of lines of a picture. Each target line is a weighted sum of neighboring
 * source lines.
 */
final class FewerLines {
  /**
   * The number of lines that are written together. Where lines become columns, this fills half a
   * cache line.
   */
  private static final int STRIP = 8;

  private final PixelLines source;
  private final int height;
  private final Kernel kernel;

  /** The most recently read lines, each at its line number modulo the length. */
  private final Planes[] ring;

  private final Planes sum;
  private final int[] line;
  private int unread;

  private FewerLines(PixelLines source, int width, int height, Kernel kernel) {
    this.source = source;
    this.height = height;
    this.kernel = kernel;
    this.ring = new Planes[kernel.taps()];
    for (int i = 0; i < ring.length; i++) {
      ring[i] = new Planes(width);
    }
    this.sum = new Planes(width);
    this.line = new int[width];
  }

  /**
   * Reduces {@code height} lines to {@code target} lines, which are not more.
   *
   * @param width pixels of each line
   * @param placement where the target lines are written in {@code result}
   */
  static void make(
      PixelLines source, int width, int height, int target, Placement placement, int[] result) {
    FewerLines lines = new FewerLines(source, width, height, Kernel.of(height, target));
    int[] strip = new int[STRIP * width];
    for (int top = 0; top < target; top += STRIP) {
      int count = Math.min(STRIP, target - top);
      for (int i = 0; i < count; i++) {
        lines.make(top + i);
        System.arraycopy(lines.line, 0, strip, i * width, width);
      }
      placement.write(strip, width, top, count, result);
    }
  }

  private void make(int target) {
    int first = kernel.first(target);
    int end = Math.min(height, first + ring.length);
    for (unread = Math.max(unread, first); unread < end; unread++) {
      source.source().read(unread, line);
      ring[unread % ring.length].unpack(line, source.blueShift());
    }
    sum.clear();
    for (int tap = 0; tap < ring.length; tap += Planes.AT_ONCE) {
      sum.add(ring, first + tap, kernel, target, tap);
    }
    sum.pack(line);
  }
}
