package wxalbum.thumbnail.picture.png;

/**
 * Reduces a picture to the means of squares of pixels while its lines are read. Squares at the
 * right and lower edges may have fewer pixels.
 *
 * <p>Red and blue are summed in the two halves of one int. Each half holds the sum of 64 samples of
 * 8 bits and the half that is added to round. Each loop uses a single index for all of its arrays,
 * because only then does HotSpot compile it to vector instructions.
 */
final class BoxReducer {
  private static final int OUTER = 0xff00ff;

  private final int side;
  private final Canvas canvas;
  private final int[] outer;
  private final int[] green;
  private final int[] means;
  private int lines;

  /**
   * Creates a reducer.
   *
   * @param width pixels of the source lines
   * @param side pixels of a side of the squares: 1, 2, 4 or 8
   * @param output receives the reduced lines
   */
  BoxReducer(int width, int side, Canvas output) {
    this.side = side;
    this.canvas = output;
    this.outer = new int[width];
    this.green = new int[width];
    this.means = new int[Math.ceilDiv(width, side)];
  }

  /** Adds the next source line. */
  void add(int[] pixels) {
    if (side == 1) {
      canvas.write(pixels);
      return;
    }
    if (lines == 0) {
      begin(pixels);
    } else {
      sum(pixels);
    }
    lines++;
    if (lines == side) {
      finish();
    }
  }

  /** Writes the last target line after all source lines were added. */
  void finish() {
    if (lines > 0) {
      int whole = lines == side ? outer.length / side : 0;
      for (int x = whole; x < means.length; x++) {
        means[x] = meanOf(x * side, Math.min((x + 1) * side, outer.length));
      }
      for (int folded = side; folded > 1; folded /= 2) {
        fold(whole * folded / 2);
      }
      divide(whole);
      canvas.write(means);
      lines = 0;
    }
  }

  private void begin(int[] pixels) {
    for (int x = 0; x < pixels.length; x++) {
      outer[x] = pixels[x] & OUTER;
      green[x] = pixels[x] >>> 8 & 0xff;
    }
  }

  private void sum(int[] pixels) {
    for (int x = 0; x < pixels.length; x++) {
      outer[x] += pixels[x] & OUTER;
      green[x] += pixels[x] >>> 8 & 0xff;
    }
  }

  /** Adds up pairs of neighboring sums. */
  private void fold(int pairs) {
    for (int x = 0; x < pairs; x++) {
      outer[x] = outer[2 * x] + outer[2 * x + 1];
      green[x] = green[2 * x] + green[2 * x + 1];
    }
  }

  /** Converts the sums of complete squares to rounded means. */
  private void divide(int count) {
    int rounding = side * side / 2;
    int outerRounding = rounding << 16 | rounding;
    int shift = Integer.numberOfTrailingZeros(side * side);
    for (int x = 0; x < count; x++) {
      means[x] =
          ((outer[x] + outerRounding) >>> shift & OUTER)
              | ((green[x] + rounding) >>> shift << 8);
    }
  }

  private int meanOf(int from, int to) {
    int count = (to - from) * lines;
    int outerSum = 0;
    int greenSum = 0;
    for (int x = from; x < to; x++) {
      outerSum += outer[x];
      greenSum += green[x];
    }
    return mean(outerSum >>> 16, count) << 16
        | mean(greenSum, count) << 8
        | mean(outerSum & 0xffff, count);
  }

  private static int mean(int sum, int count) {
    return (sum + count / 2) / count;
  }
}
