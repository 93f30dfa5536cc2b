package wxalbum.thumbnail.picture.geometry;

/**
 * Where the pixels of lines go in an array: that of line <i>l</i> and place <i>p</i> to {@code
 * origin + l * lineStep + p * pixelStep}.
 */
record Placement(int origin, int lineStep, int pixelStep) {
  /** Side of the squares in which pixels move that are neighbours before and not after. */
  private static final int TILE = 64;

  /** Lines become columns, from one of these on, of so many pixels. */
  static Placement transposed(int column, int length) {
    return new Placement(column * length, 1, length);
  }

  /**
   * Writes some lines.
   *
   * @param strip those lines, one after the other
   * @param width of each
   * @param first which line the first of them is
   */
  void write(int[] strip, int width, int first, int count, int[] target) {
    int start = origin + first * lineStep;
    if (Math.abs(pixelStep) == 1) {
      for (int line = 0; line < count; line++) {
        along(strip, line * width, width, target, start + line * lineStep);
      }
    } else {
      for (int left = 0; left < width; left += TILE) {
        across(strip, width, left, count, target, start);
      }
    }
  }

  private void along(int[] strip, int from, int width, int[] target, int to) {
    if (pixelStep == 1) {
      System.arraycopy(strip, from, target, to, width);
      return;
    }
    for (int i = 0; i < width; i++) {
      target[to - i] = strip[from + i];
    }
  }

  private void across(int[] strip, int width, int left, int count, int[] target, int start) {
    int right = Math.min(width, left + TILE);
    for (int pixel = left; pixel < right; pixel++) {
      int to = start + pixel * pixelStep;
      for (int line = 0; line < count; line++) {
        target[to + line * lineStep] = strip[line * width + pixel];
      }
    }
  }
}
