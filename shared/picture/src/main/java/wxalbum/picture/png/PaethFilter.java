package wxalbum.picture.png;

/** Undoes the Paeth filter (clause 9.4). */
final class PaethFilter {
  private PaethFilter() {}

  /** Undoes the filter in place, as {@link ScanlineFilters#undo} does. */
  static void undo(byte[] line, byte[] above, int pixel) {
    switch (pixel) {
      case 3 -> undo3(line, above);
      case 4 -> undo4(line, above);
      default -> {
        for (int i = pixel; i < line.length; i++) {
          line[i] +=
              (byte) predict(line[i - pixel] & 0xff, above[i] & 0xff, above[i - pixel] & 0xff);
        }
      }
    }
  }

  private static void undo3(byte[] line, byte[] above) {
    int left0 = 0;
    int left1 = 0;
    int left2 = 0;
    int corner0 = 0;
    int corner1 = 0;
    int corner2 = 0;
    for (int i = 3; i < line.length - 2; i += 3) {
      int above0 = above[i] & 0xff;
      int above1 = above[i + 1] & 0xff;
      int above2 = above[i + 2] & 0xff;
      left0 = (line[i] + predict(left0, above0, corner0)) & 0xff;
      left1 = (line[i + 1] + predict(left1, above1, corner1)) & 0xff;
      left2 = (line[i + 2] + predict(left2, above2, corner2)) & 0xff;
      line[i] = (byte) left0;
      line[i + 1] = (byte) left1;
      line[i + 2] = (byte) left2;
      corner0 = above0;
      corner1 = above1;
      corner2 = above2;
    }
  }

  private static void undo4(byte[] line, byte[] above) {
    int left0 = 0;
    int left1 = 0;
    int left2 = 0;
    int left3 = 0;
    int corner0 = 0;
    int corner1 = 0;
    int corner2 = 0;
    int corner3 = 0;
    for (int i = 4; i < line.length - 3; i += 4) {
      int above0 = above[i] & 0xff;
      int above1 = above[i + 1] & 0xff;
      int above2 = above[i + 2] & 0xff;
      int above3 = above[i + 3] & 0xff;
      left0 = (line[i] + predict(left0, above0, corner0)) & 0xff;
      left1 = (line[i + 1] + predict(left1, above1, corner1)) & 0xff;
      left2 = (line[i + 2] + predict(left2, above2, corner2)) & 0xff;
      left3 = (line[i + 3] + predict(left3, above3, corner3)) & 0xff;
      line[i] = (byte) left0;
      line[i + 1] = (byte) left1;
      line[i + 2] = (byte) left2;
      line[i + 3] = (byte) left3;
      corner0 = above0;
      corner1 = above1;
      corner2 = above2;
      corner3 = above3;
    }
  }

  /**
   * Returns the value among the three that is nearest to left + above - corner. Of equally near
   * values the first one is returned.
   *
   * <p>The computation has no branches, because noise would make the processor mispredict them. The
   * border is three times the corner minus the other two values. When the border is between the
   * two, the corner is nearest. Otherwise the value farther from the border is nearest.
   */
  static int predict(int left, int above, int corner) {
    int low = Math.min(left, above);
    int high = Math.max(left, above);
    int border = 3 * corner - left - above;
    int below = border >= high ? low : corner;
    return border <= low ? high : below;
  }
}
