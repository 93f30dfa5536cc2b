package wxalbum.picture.resample;

/**
 * The source lines and weights that produce each line of a smaller picture. The weights follow the
 * Lanczos window of three lobes, widened by the reduction factor (Duchon 1979).
 */
final class LanczosKernel {
  /** The fraction bits of a weight. With 8 bits of color, sums stay within an int. */
  static final int FRACTION_BITS = 14;

  /** The weight of a source line that alone produces a target line. */
  static final int ONE = 1 << FRACTION_BITS;

  private static final int LOBES = 3;

  private final int taps;
  private final int[] firstSourceLine;
  private final int[] weights;

  private LanczosKernel(int taps, int[] firstSourceLine, int[] weights) {
    this.taps = taps;
    this.firstSourceLine = firstSourceLine;
    this.weights = weights;
  }

  /**
   * Returns the kernel that reduces {@code source} lines to {@code target} lines, which are not
   * more.
   */
  static LanczosKernel of(int source, int target) {
    double factor = (double) source / target;
    int needed = (int) Math.ceil(2 * LOBES * factor);
    int taps =
        (needed + ColorPlanes.LINES_PER_ADD - 1)
            / ColorPlanes.LINES_PER_ADD
            * ColorPlanes.LINES_PER_ADD;
    int[] first = new int[target];
    int[] weights = new int[target * taps];
    for (int line = 0; line < target; line++) {
      double center = (line + 0.5) * factor - 0.5;
      int from = (int) Math.ceil(center - LOBES * factor);
      first[line] = Math.clamp(from, 0, Math.max(0, source - taps));
      double[] exact = new double[taps];
      for (int tap = 0; tap < taps && first[line] + tap < source; tap++) {
        exact[tap] = window((first[line] + tap - center) / factor);
      }
      normalize(exact, weights, line * taps);
    }
    return new LanczosKernel(taps, first, weights);
  }

  /**
   * Returns the number of source lines for each target line, a multiple of {@link
   * ColorPlanes#LINES_PER_ADD}.
   */
  int taps() {
    return taps;
  }

  /** Returns the first source line of a target line. */
  int firstSourceLine(int line) {
    return firstSourceLine[line];
  }

  /**
   * Returns the weight of a source line in a target line. The weights of a target line sum up to
   * {@link #ONE}.
   *
   * @param tap the position of the source line, counted from the first
   */
  int weight(int line, int tap) {
    return weights[line * taps + tap];
  }

  /** Rounds weights so that they sum up to one. The largest weight absorbs the rounding error. */
  private static void normalize(double[] exact, int[] weights, int offset) {
    double sum = 0;
    int largest = 0;
    for (int tap = 0; tap < exact.length; tap++) {
      sum += exact[tap];
      largest = exact[tap] > exact[largest] ? tap : largest;
    }
    int remainder = ONE;
    for (int tap = 0; tap < exact.length; tap++) {
      weights[offset + tap] = (int) Math.round(exact[tap] / sum * ONE);
      remainder -= weights[offset + tap];
    }
    weights[offset + largest] += remainder;
  }

  private static double window(double x) {
    if (Math.abs(x) >= LOBES) {
      return 0;
    }
    return sinc(x) * sinc(x / LOBES);
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }
}
