package wxalbum.thumbnail.picture.geometry;

import wxalbum.album.Dimensions;

/**
 * How the lines and columns of the stored picture relate to the upright one (Exif 3.0, tag 274), in
 * the order of the tag's values 1 to 8.
 */
public enum Orientation {
  /** Stored upright. */
  UPRIGHT,
  /** Stored with left and right exchanged. */
  MIRRORED,
  /** Stored turned by 180 degrees. */
  HALF_TURNED,
  /** Stored with top and bottom exchanged. */
  FLIPPED,
  /** Stored with lines and columns exchanged. */
  TRANSPOSED,
  /** To be turned clockwise by 90 degrees. */
  QUARTER_TURNED,
  /** Stored with lines and columns exchanged and turned by 180 degrees. */
  TRANSVERSED,
  /** To be turned counterclockwise by 90 degrees. */
  THREE_QUARTERS_TURNED;

  /**
   * Returns the orientation for a value of the Exif tag. Values that the standard does not define
   * mean upright.
   */
  public static Orientation of(int tag) {
    return tag >= 1 && tag <= 8 ? values()[tag - 1] : UPRIGHT;
  }

  /** Returns whether width and height change places. */
  private boolean swapsSides() {
    return compareTo(TRANSPOSED) >= 0;
  }

  /**
   * Returns the size of the upright picture.
   *
   * @param width width as stored
   * @param height height as stored
   */
  public Dimensions upright(int width, int height) {
    return swapsSides() ? new Dimensions(height, width) : new Dimensions(width, height);
  }

  /**
   * Returns the placement in the upright picture for the columns of a stored picture, taken as
   * lines.
   *
   * @param stored the size as stored
   */
  Placement columnsOf(Dimensions stored) {
    int right = stored.width() - 1;
    int bottom = stored.height() - 1;
    int line = upright(stored.width(), stored.height()).width();
    return switch (this) {
      case UPRIGHT -> new Placement(0, 1, line);
      case MIRRORED -> new Placement(right, -1, line);
      case HALF_TURNED -> new Placement(right + bottom * line, -1, -line);
      case FLIPPED -> new Placement(bottom * line, 1, -line);
      case TRANSPOSED -> new Placement(0, line, 1);
      case QUARTER_TURNED -> new Placement(bottom, line, -1);
      case TRANSVERSED -> new Placement(bottom + right * line, -line, -1);
      case THREE_QUARTERS_TURNED -> new Placement(right * line, -line, 1);
    };
  }
}
