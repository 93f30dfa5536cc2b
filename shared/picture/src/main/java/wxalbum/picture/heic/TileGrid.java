package wxalbum.picture.heic;

import wxalbum.picture.header.PixelSize;

/**
 * The arrangement of tiles in a picture (ISO/IEC 23008-12, 6.6.2.3). Tiles are ordered row by row.
 * The picture is cropped at its right and lower edges.
 *
 * @param size size of the picture in pixels
 */
record TileGrid(int columns, int rows, PixelSize size) {
  /** Reads the content of an item of the type {@code grid}. */
  static TileGrid read(BoxReader bytes) {
    var _ = bytes.readU8();
    int width = (bytes.readU8() & 1) == 0 ? 2 : 4;
    int rows = bytes.readU8() + 1;
    int columns = bytes.readU8() + 1;
    return new TileGrid(columns, rows, bytes.readSize(width));
  }

  /** Returns the grid of a picture that consists of a single tile. */
  static TileGrid ofSingleTile(PixelSize size) {
    return new TileGrid(1, 1, size);
  }

  int tileCount() {
    return columns * rows;
  }

  /** Returns whether tiles of this size cover the picture and each of them is visible. */
  boolean isCoveredBy(PixelSize tile) {
    return columns == Math.ceilDiv(size.width(), tile.width())
        && rows == Math.ceilDiv(size.height(), tile.height());
  }
}
