package wxalbum.picture.header;

/**
 * The relation of the stored picture to the upright one (Exif 3.0, tag 274), in the order of the
 * tag's values 1 to 8.
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
  public PixelSize uprightSize(int width, int height) {
    return swapsSides() ? new PixelSize(height, width) : new PixelSize(width, height);
  }
}
