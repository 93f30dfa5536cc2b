package wxalbum.picture.resample;

import java.util.Arrays;

/**
 * The red, green and blue samples of one line, or weighted sums of them, in separate arrays. Each
 * loop accesses its own arrays with a single index, so that HotSpot compiles it to vector
 * instructions.
 */
final class ColorPlanes {
  /** The number of lines that one call of {@link #add} adds. */
  static final int LINES_PER_ADD = 4;

  private static final int HALF = LanczosKernel.ONE / 2;

  private final int[] red;
  private final int[] green;
  private final int[] blue;

  ColorPlanes(int width) {
    this.red = new int[width];
    this.green = new int[width];
    this.blue = new int[width];
  }

  /** Separates pixels into their samples. */
  void unpack(int[] pixels, int blueShift) {
    int greenShift = blueShift + 8;
    int redShift = blueShift + 16;
    for (int i = 0; i < pixels.length; i++) {
      red[i] = pixels[i] >> redShift & 0xff;
      green[i] = pixels[i] >> greenShift & 0xff;
      blue[i] = pixels[i] >> blueShift & 0xff;
    }
  }

  /** Starts a weighted sum with one half, so that dropping the fraction rounds it. */
  void startSum() {
    Arrays.fill(red, HALF);
    Arrays.fill(green, HALF);
    Arrays.fill(blue, HALF);
  }

  /**
   * Adds {@link #LINES_PER_ADD} source lines with their weights in a target line.
   *
   * @param ring the source lines, each at its line number modulo the length
   * @param from the first source line to add
   * @param line the target line
   * @param tap the position of the first source line in the kernel
   */
  void add(ColorPlanes[] ring, int from, LanczosKernel kernel, int line, int tap) {
    ColorPlanes a = ring[from % ring.length];
    ColorPlanes b = ring[(from + 1) % ring.length];
    ColorPlanes c = ring[(from + 2) % ring.length];
    ColorPlanes d = ring[(from + 3) % ring.length];
    int p = kernel.weight(line, tap);
    int q = kernel.weight(line, tap + 1);
    int r = kernel.weight(line, tap + 2);
    int s = kernel.weight(line, tap + 3);
    add(red, a.red, p, b.red, q, c.red, r, d.red, s);
    add(green, a.green, p, b.green, q, c.green, r, d.green, s);
    add(blue, a.blue, p, b.blue, q, c.blue, r, d.blue, s);
  }

  private static void add(
      int[] sum, int[] a, int p, int[] b, int q, int[] c, int r, int[] d, int s) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += p * a[i] + q * b[i] + r * c[i] + s * d[i];
    }
  }

  /**
   * Combines the weighted sums into pixels. Samples are clamped, because Lanczos overshoots at
   * edges.
   */
  void pack(int[] pixels) {
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = clampLevel(red[i]) << 16 | clampLevel(green[i]) << 8 | clampLevel(blue[i]);
    }
  }

  private static int clampLevel(int sum) {
    return Math.max(0, Math.min(255, sum >> LanczosKernel.FRACTION_BITS));
  }
}
