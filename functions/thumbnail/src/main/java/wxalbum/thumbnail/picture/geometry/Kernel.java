package wxalbum.thumbnail.picture.geometry;

/**
 * Which lines of a picture make each line of a smaller one, and by how much: the Lanczos window of
 * three lobes, widened by the factor of reduction (Duchon 1979).
 */
final class Kernel {
  /** Bits behind the point of a weight: with 8 bits of colour, sums stay within an int. */
  static final int FRACTION_BITS = 14;

  /** The weight of a line that alone makes one. */
  static final int ONE = 1 << FRACTION_BITS;

  private static final int LOBES = 3;

  private final int taps;
  private final int[] first;
  private final int[] weights;

  private Kernel(int taps, int[] first, int[] weights) {
    this.taps = taps;
    this.first = first;
    this.weights = weights;
  }

  /** The kernel that makes {@code target} lines of {@code source} ones, which are not fewer. */
  static Kernel of(int source, int target) {
    double factor = (double) source / target;
    int needed = (int) Math.ceil(2 * LOBES * factor);
    int taps = (needed + Planes.AT_ONCE - 1) / Planes.AT_ONCE * Planes.AT_ONCE;
    int[] first = new int[target];
    int[] weights = new int[target * taps];
    for (int line = 0; line < target; line++) {
      double centre = (line + 0.5) * factor - 0.5;
      int from = (int) Math.ceil(centre - LOBES * factor);
      first[line] = Math.clamp(from, 0, Math.max(0, source - taps));
      double[] exact = new double[taps];
      for (int tap = 0; tap < taps && first[line] + tap < source; tap++) {
        exact[tap] = window((first[line] + tap - centre) / factor);
      }
      round(exact, weights, line * taps);
    }
    return new Kernel(taps, first, weights);
  }

  /** How many lines make one: a multiple of {@link Planes#AT_ONCE}. */
  int taps() {
    return taps;
  }

  /** The first of the lines that make this one. */
  int first(int line) {
    return first[line];
  }

  /** The weight of one of the lines that make this one; all of them sum up to {@link #ONE}. */
  int weight(int line, int tap) {
    return weights[line * taps + tap];
  }

  /** Rounds weights so that they sum up to one; what is left over goes to the largest. */
  private static void round(double[] exact, int[] weights, int at) {
    double sum = 0;
    int largest = 0;
    for (int tap = 0; tap < exact.length; tap++) {
      sum += exact[tap];
      largest = exact[tap] > exact[largest] ? tap : largest;
    }
    int left = ONE;
    for (int tap = 0; tap < exact.length; tap++) {
      weights[at + tap] = (int) Math.round(exact[tap] / sum * ONE);
      left -= weights[at + tap];
    }
    weights[at + largest] += left;
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
