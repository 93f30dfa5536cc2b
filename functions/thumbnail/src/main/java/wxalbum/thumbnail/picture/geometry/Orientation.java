package wxalbum.thumbnail.picture.geometry;

import wxalbum.album.Dimensions;

/**
 * How stored lines and columns lie in the upright picture (Exif 3.0, tag 274), in the order of the
 * tag's values 1 to 8.
 */
public enum Orientation {
  /** As stored. */
  UPRIGHT,
  /** Left and right exchanged. */
  MIRRORED,
  /** Turned by 180 degrees. */
  HALF_TURNED,
  /** Top and bottom exchanged. */
  FLIPPED,
  /** Lines are columns. */
  TRANSPOSED,
  /** To be turned clockwise by 90 degrees. */
  QUARTER_TURNED,
  /** Lines are columns, counted from the other corner. */
  TRANSVERSED,
  /** To be turned counter-clockwise by 90 degrees. */
  THREE_QUARTERS_TURNED;

  /** The orientation of a tag's value; values that the standard does not know mean upright. */
  public static Orientation of(int tag) {
    return tag >= 1 && tag <= 8 ? values()[tag - 1] : UPRIGHT;
  }

  /** Whether width and height change places. */
  private boolean swapsSides() {
    return compareTo(TRANSPOSED) >= 0;
  }

  /** Width and height of the upright picture, of the stored ones. */
  public Dimensions upright(int width, int height) {
    return swapsSides() ? new Dimensions(height, width) : new Dimensions(width, height);
  }

  /** Where the columns of a stored picture of this size, taken as lines, go in the upright one. */
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
