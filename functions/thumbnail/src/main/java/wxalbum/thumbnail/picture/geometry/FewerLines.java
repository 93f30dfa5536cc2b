package wxalbum.thumbnail.picture.geometry;

/** Makes fewer lines of many, each a weighted sum of neighbours. */
final class FewerLines {
  /** Lines that are placed together: where they become columns, half a cache line is written. */
  private static final int STRIP = 8;

  private final PixelLines source;
  private final int height;
  private final Kernel kernel;

  /** The latest lines that were read, each at its number modulo the length. */
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
   * Makes {@code target} lines of {@code height}, which are not fewer.
   *
   * @param width pixels of each line
   * @param placement where they go in {@code result}
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
