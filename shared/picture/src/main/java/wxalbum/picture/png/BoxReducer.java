package wxalbum.picture.png;

/**
 * Reduces a picture to the means of squares of pixels while its lines are read. Squares at the
 * right and lower edges may have fewer pixels.
 *
 * <p>Red and blue are summed in the two halves of one int. Each half holds the sum of 64 samples of
 * 8 bits and the half that is added to round. Each loop uses a single index for all of its arrays,
 * because only then does HotSpot compile it to vector instructions.
 */
final class BoxReducer {
  private static final int RED_AND_BLUE = 0xff00ff;

  private final int side;
  private final OffHeapLineWriter output;
  private final int[] redBlueSums;
  private final int[] greenSums;
  private final int[] means;
  private int pendingLines;

  /**
   * Creates a reducer.
   *
   * @param width pixels of the source lines
   * @param side pixels of a side of the squares: 1, 2, 4 or 8
   * @param output receives the reduced lines
   */
  BoxReducer(int width, int side, OffHeapLineWriter output) {
    this.side = side;
    this.output = output;
    this.redBlueSums = new int[width];
    this.greenSums = new int[width];
    this.means = new int[Math.ceilDiv(width, side)];
  }

  /** Adds the next source line. */
  void addLine(int[] pixels) {
    if (side == 1) {
      output.writeLine(pixels);
      return;
    }
    if (pendingLines == 0) {
      startSums(pixels);
    } else {
      addToSums(pixels);
    }
    pendingLines++;
    if (pendingLines == side) {
      finish();
    }
  }

  /** Writes the last target line after all source lines were added. */
  void finish() {
    if (pendingLines > 0) {
      int whole = pendingLines == side ? redBlueSums.length / side : 0;
      for (int x = whole; x < means.length; x++) {
        means[x] = partialMean(x * side, Math.min((x + 1) * side, redBlueSums.length));
      }
      for (int folded = side; folded > 1; folded /= 2) {
        foldPairs(whole * folded / 2);
      }
      computeMeans(whole);
      output.writeLine(means);
      pendingLines = 0;
    }
  }

  private void startSums(int[] pixels) {
    for (int x = 0; x < pixels.length; x++) {
      redBlueSums[x] = pixels[x] & RED_AND_BLUE;
      greenSums[x] = pixels[x] >>> 8 & 0xff;
    }
  }

  private void addToSums(int[] pixels) {
    for (int x = 0; x < pixels.length; x++) {
      redBlueSums[x] += pixels[x] & RED_AND_BLUE;
      greenSums[x] += pixels[x] >>> 8 & 0xff;
    }
  }

  /** Adds up pairs of neighboring sums. */
  private void foldPairs(int pairs) {
    for (int x = 0; x < pairs; x++) {
      redBlueSums[x] = redBlueSums[2 * x] + redBlueSums[2 * x + 1];
      greenSums[x] = greenSums[2 * x] + greenSums[2 * x + 1];
    }
  }

  /** Converts the sums of complete squares to rounded means. */
  private void computeMeans(int count) {
    int rounding = side * side / 2;
    int outerRounding = rounding << 16 | rounding;
    int shift = Integer.numberOfTrailingZeros(side * side);
    for (int x = 0; x < count; x++) {
      means[x] =
          ((redBlueSums[x] + outerRounding) >>> shift & RED_AND_BLUE)
              | ((greenSums[x] + rounding) >>> shift << 8);
    }
  }

  private int partialMean(int from, int to) {
    int count = (to - from) * pendingLines;
    int outerSum = 0;
    int greenSum = 0;
    for (int x = from; x < to; x++) {
      outerSum += redBlueSums[x];
      greenSum += greenSums[x];
    }
    return mean(outerSum >>> 16, count) << 16
        | mean(greenSum, count) << 8
        | mean(outerSum & 0xffff, count);
  }

  private static int mean(int sum, int count) {
    return (sum + count / 2) / count;
  }
}
