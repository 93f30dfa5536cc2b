package wxalbum.thumbnail.picture.heic;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import wxalbum.album.Dimensions;

/** The picture that tiles are put together on, perhaps reduced. */
final class Canvas {
  private final Grid grid;
  private final Dimensions tile;
  private final int reduction;
  private final BufferedImage picture;
  private final int[] pixels;

  /**
   * An empty one.
   *
   * @param reduction 1, 2, 4 or 8: by the largest of these up to it that cuts tiles into whole
   *     pixels both sides are divided, rounded up
   */
  Canvas(Grid grid, Dimensions tile, int reduction) {
    this.grid = grid;
    this.tile = tile;
    this.reduction =
        Math.min(
            reduction,
            Math.min(whole(grid.columns(), tile.width()), whole(grid.rows(), tile.height())));
    this.picture =
        new BufferedImage(
            Math.ceilDiv(grid.size().width(), this.reduction),
            Math.ceilDiv(grid.size().height(), this.reduction),
            BufferedImage.TYPE_INT_RGB);
    this.pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
  }

  private static int whole(int tiles, int side) {
    return tiles == 1 ? Integer.MAX_VALUE : Integer.lowestOneBit(side);
  }

  BufferedImage picture() {
    return picture;
  }

  /** Puts a tile into its place, counted line by line. */
  void paint(Frame frame, int place, Colours.Coding coding) {
    int left = place % grid.columns() * tile.width();
    int top = place / grid.columns() * tile.height();
    Dimensions shown =
        new Dimensions(
            Math.min(tile.width(), grid.size().width() - left),
            Math.min(tile.height(), grid.size().height() - top));
    SampleFormat format = SampleFormat.of(frame.format());
    PlaneLines y = lines(frame, 0, shown);
    PlaneLines u = lines(frame, 1, shown);
    PlaneLines v = lines(frame, 2, shown);
    ColourMatrix matrix = new ColourMatrix(coding, format.bits());
    int width = Math.ceilDiv(shown.width(), reduction);
    for (int line = 0; line < Math.ceilDiv(shown.height(), reduction); line++) {
      int at = (top / reduction + line) * picture.getWidth() + left / reduction;
      matrix.convert(y.line(line), u.line(line), v.line(line), pixels, at, width);
    }
  }

  private PlaneLines lines(Frame frame, int plane, Dimensions shown) {
    SampleFormat format = SampleFormat.of(frame.format());
    return new PlaneLines(
        frame.planes().get(plane),
        format.bytes(),
        plane == 0 ? 0 : format.across(),
        plane == 0 ? 0 : format.down(),
        shown,
        reduction);
  }
}
