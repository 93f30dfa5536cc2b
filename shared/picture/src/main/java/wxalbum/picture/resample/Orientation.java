package wxalbum.picture.resample;

import wxalbum.album.Dimensions;

/**
 * How the lines and columns of the stored picture relate to the upright one (Exif 3.0, tag 274), in
 * the order of the tag's values 1 to 8.
 */
public enum Orientation {
  /** Stored upright. */
  UPRIGHT,
  /** Stored with left and right exchanged. */
  FLIP_HORIZONTAL,
  /** Stored turned by 180 degrees. */
  ROTATE_180,
  /** Stored with top and bottom exchanged. */
  FLIP_VERTICAL,
  /** Stored with lines and columns exchanged. */
  TRANSPOSE,
  /** To be turned clockwise by 90 degrees. */
  ROTATE_90,
  /** Stored with lines and columns exchanged and turned by 180 degrees. */
  TRANSVERSE,
  /** To be turned counterclockwise by 90 degrees. */
  ROTATE_270;

  /**
   * Returns the orientation for a value of the Exif tag. Values that the standard does not define
   * mean upright.
   */
  public static Orientation fromExif(int tag) {
    return tag >= 1 && tag <= 8 ? values()[tag - 1] : UPRIGHT;
  }

  /** Returns whether width and height change places. */
  private boolean swapsSides() {
    return compareTo(TRANSPOSE) >= 0;
  }

  /**
   * Returns the size of the upright picture.
   *
   * @param width width as stored
   * @param height height as stored
   */
  public Dimensions uprightSize(int width, int height) {
    return swapsSides() ? new Dimensions(height, width) : new Dimensions(width, height);
  }

  /**
   * Returns the placement in the upright picture for the columns of a stored picture, taken as
   * lines.
   *
   * @param stored the size as stored
   */
  PixelPlacement columnPlacement(Dimensions stored) {
    int right = stored.width() - 1;
    int bottom = stored.height() - 1;
    int line = uprightSize(stored.width(), stored.height()).width();
    return switch (this) {
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
}
