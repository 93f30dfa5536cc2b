package wxalbum.thumbnail.picture.heic;

import wxalbum.album.Dimensions;

/**
 * How tiles lie in a picture (ISO/IEC 23008-12, 6.6.2.3): line by line, what juts out to the right
 * and below is cut off.
 *
 * @param size of the picture
 */
record Grid(int columns, int rows, Dimensions size) {
  /** Reads the bytes of an item of the type {@code grid}. */
  static Grid read(BoxBytes bytes) {
    var _ = bytes.u8();
    int width = (bytes.u8() & 1) == 0 ? 2 : 4;
    int rows = bytes.u8() + 1;
    int columns = bytes.u8() + 1;
    return new Grid(columns, rows, bytes.size(width));
  }

  /** A picture that is not cut into tiles. */
  static Grid single(Dimensions size) {
    return new Grid(1, 1, size);
  }

  int count() {
    return columns * rows;
  }

  /** Whether tiles of this size cover the picture, and none lies outside of it. */
  boolean fits(Dimensions tile) {
    return columns == Math.ceilDiv(size.width(), tile.width())
        && rows == Math.ceilDiv(size.height(), tile.height());
  }
}
