package wxalbum.thumbnail.picture;

import java.awt.geom.AffineTransform;
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
  boolean swapsSides() {
    return compareTo(TRANSPOSED) >= 0;
  }

  /** Width and height of the upright picture, of the stored ones. */
  Dimensions upright(int width, int height) {
    return swapsSides() ? new Dimensions(height, width) : new Dimensions(width, height);
  }

  /** Maps stored pixels of a picture of this stored size to upright ones. */
  AffineTransform transform(int width, int height) {
    return switch (this) {
      case UPRIGHT -> new AffineTransform();
      case MIRRORED -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case HALF_TURNED -> new AffineTransform(-1, 0, 0, -1, width, height);
      case FLIPPED -> new AffineTransform(1, 0, 0, -1, 0, height);
      case TRANSPOSED -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case QUARTER_TURNED -> new AffineTransform(0, 1, -1, 0, height, 0);
      case TRANSVERSED -> new AffineTransform(0, -1, -1, 0, height, width);
      case THREE_QUARTERS_TURNED -> new AffineTransform(0, -1, 1, 0, 0, width);
    };
  }
}
