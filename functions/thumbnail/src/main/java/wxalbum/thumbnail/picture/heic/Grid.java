package wxalbum.thumbnail.picture.heic;

import wxalbum.album.Dimensions;

/**
 * The arrangement of tiles in a picture (ISO/IEC 23008-12, 6.6.2.3). Tiles are ordered row by row.
 * The picture is cropped at its right and lower edges.
 *
 * @param size size of the picture in pixels
 */
record Grid(int columns, int rows, Dimensions size) {
  /** Reads the content of an item of the type {@code grid}. */
  static Grid read(BoxBytes bytes) {
    var _ = bytes.u8();
    int width = (bytes.u8() & 1) == 0 ? 2 : 4;
    int rows = bytes.u8() + 1;
    int columns = bytes.u8() + 1;
    return new Grid(columns, rows, bytes.size(width));
  }

  /** Returns the grid of a picture that consists of a single tile. */
  static Grid single(Dimensions size) {
    return new Grid(1, 1, size);
  }

  int count() {
    return columns * rows;
  }

  /** Returns whether tiles of this size cover the picture and each of them is visible. */
  boolean fits(Dimensions tile) {
    return columns == Math.ceilDiv(size.width(), tile.width())
        && rows == Math.ceilDiv(size.height(), tile.height());
  }
}
