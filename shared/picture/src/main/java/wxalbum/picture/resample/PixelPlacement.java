package wxalbum.picture.resample;

import wxalbum.picture.header.Orientation;
import wxalbum.picture.header.PixelSize;

/**
 * Positions of the pixels of lines in an array. Pixel <i>p</i> of line <i>l</i> has the index
 * {@code origin + l * lineStep + p * pixelStep}.
 */
record PixelPlacement(int origin, int lineStep, int pixelStep) {
  /**
   * The side of the square tiles in which pixels are copied when neighbors in the source are not
   * neighbors in the target.
   */
  private static final int TILE_SIDE = 64;

  /**
   * Returns the placement that turns lines into columns.
   *
   * @param column the column of the first line
   * @param length pixels of a line in the target
   */
  static PixelPlacement transposed(int column, int length) {
    return new PixelPlacement(column * length, 1, length);
  }

  /**
   * Returns the placement in the upright picture for the columns of a stored picture, taken as
   * lines.
   *
   * @param stored the size as stored
   */
  static PixelPlacement ofColumns(Orientation orientation, PixelSize stored) {
    int right = stored.width() - 1;
    int bottom = stored.height() - 1;
    int line = orientation.uprightSize(stored.width(), stored.height()).width();
    return switch (orientation) {
      case UPRIGHT -> new PixelPlacement(0, 1, line);
      case FLIP_HORIZONTAL -> new PixelPlacement(right, -1, line);
      case ROTATE_180 -> new PixelPlacement(right + bottom * line, -1, -line);
      case FLIP_VERTICAL -> new PixelPlacement(bottom * line, 1, -line);
      case TRANSPOSE -> new PixelPlacement(0, line, 1);
      case ROTATE_90 -> new PixelPlacement(bottom, line, -1);
      case TRANSVERSE -> new PixelPlacement(bottom + right * line, -line, -1);
      case ROTATE_270 -> new PixelPlacement(right * line, -line, 1);
    };
  }

  /**
   * Writes consecutive lines.
   *
   * @param strip the lines, one after the other
   * @param width pixels of each line
   * @param first the number of the first line
   * @param count the number of lines
   */
  void write(int[] strip, int width, int first, int count, int[] target) {
    int start = origin + first * lineStep;
    if (Math.abs(pixelStep) == 1) {
      for (int line = 0; line < count; line++) {
        copyLine(strip, line * width, width, target, start + line * lineStep);
      }
    } else {
      for (int left = 0; left < width; left += TILE_SIDE) {
        copyTile(strip, width, left, count, target, start);
      }
    }
  }

  private void copyLine(int[] strip, int from, int width, int[] target, int to) {
    if (pixelStep == 1) {
      System.arraycopy(strip, from, target, to, width);
      return;
    }
    for (int i = 0; i < width; i++) {
      target[to - i] = strip[from + i];
    }
  }

  private void copyTile(int[] strip, int width, int left, int count, int[] target, int start) {
    int right = Math.min(width, left + TILE_SIDE);
    for (int pixel = left; pixel < right; pixel++) {
      int to = start + pixel * pixelStep;
      for (int line = 0; line < count; line++) {
        target[to + line * lineStep] = strip[line * width + pixel];
      }
    }
  }
}
