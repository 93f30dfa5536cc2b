package wxalbum.thumbnail.picture.png;

/**
 * Makes one pixel of the mean of a square of pixels, while lines come. Squares at the right and
 * lower edges have fewer.
 *
 * <p>Red and blue are summed in the halves of one int, which hold 64 samples of 8 bits and the half
 * that is added to round. Each loop uses one index for all of its arrays: only so does HotSpot turn
 * it into vector instructions.
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
   * A reducer.
   *
   * @param width of the lines that come
   * @param side of the squares: 1, 2, 4 or 8
   */
  BoxReducer(int width, int side, Canvas canvas) {
    this.side = side;
    this.canvas = canvas;
    this.outer = new int[width];
    this.green = new int[width];
    this.means = new int[Math.ceilDiv(width, side)];
  }

  /** Takes the next line of pixels. */
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

  /** Writes what is left when all lines have come. */
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

  /** Adds up pairs of neighbours. */
  private void fold(int pairs) {
    for (int x = 0; x < pairs; x++) {
      outer[x] = outer[2 * x] + outer[2 * x + 1];
      green[x] = green[2 * x] + green[2 * x + 1];
    }
  }

  /** Turns the sums of whole squares into means. */
  private void divide(int count) {
    int half = side * side / 2;
    int halves = half << 16 | half;
    int shift = Integer.numberOfTrailingZeros(side * side);
    for (int x = 0; x < count; x++) {
      means[x] = ((outer[x] + halves) >>> shift & OUTER) | ((green[x] + half) >>> shift << 8);
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
