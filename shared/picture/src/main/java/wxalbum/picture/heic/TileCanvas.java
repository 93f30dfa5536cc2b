package wxalbum.picture.heic;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.IntFunction;
import wxalbum.picture.decode.OffHeapDataBuffer;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;

/** The off-heap picture into which decoded tiles are drawn, optionally at a reduced size. */
final class TileCanvas {
  /** Limit of pixels, 64 MB in all. Only pictures whose tiles cannot be reduced can exceed it. */
  private static final long MAX_PIXELS = 1 << 24;

  private final TileGrid grid;
  private final PixelSize tileSize;
  private final int reduction;
  private final int width;
  private final int height;
  private final MemorySegment pixels;

  /**
   * Creates an empty canvas.
   *
   * @param tileSize size of a tile in pixels
   * @param reduction 1, 2, 4 or 8. Both sides are divided by the largest of these numbers up to
   *     {@code reduction} that divides tiles into whole pixels, and rounded up.
   * @param arena the arena that owns the memory
   * @throws UndecodablePictureException of {@link PictureFault#TOO_DEMANDING} when the reduced
   *     picture exceeds the limit
   */
  TileCanvas(TileGrid grid, PixelSize tileSize, int reduction, Arena arena) {
    this.grid = grid;
    this.tileSize = tileSize;
    this.reduction =
        Math.min(
            reduction,
            Math.min(
                maxReduction(grid.columns(), tileSize.width()),
                maxReduction(grid.rows(), tileSize.height())));
    this.width = Math.ceilDiv(grid.size().width(), this.reduction);
    this.height = Math.ceilDiv(grid.size().height(), this.reduction);
    if ((long) width * height > MAX_PIXELS) {
      throw new UndecodablePictureException(PictureFault.TOO_DEMANDING);
    }
    this.pixels = arena.allocate(JAVA_INT, (long) width * height);
  }

  private static int maxReduction(int tiles, int side) {
    return tiles == 1 ? Integer.MAX_VALUE : Integer.lowestOneBit(side);
  }

  /** Returns the part of the picture inside the clean aperture. */
  BufferedImage toImage(CleanAperture aperture) {
    return OffHeapDataBuffer.createImage(pixels, width, height, width, 0)
        .getSubimage(
            aperture.left() / reduction,
            aperture.top() / reduction,
            Math.ceilDiv(aperture.size().width(), reduction),
            Math.ceilDiv(aperture.size().height(), reduction));
  }

  /**
   * Draws a tile.
   *
   * @param index position of the tile in the grid, counted row by row from 0
   */
  void drawTile(DecodedFrame frame, int index, ColorInfo.YuvEncoding coding) {
    int left = index % grid.columns() * tileSize.width();
    int top = index / grid.columns() * tileSize.height();
    PixelSize visible =
        new PixelSize(
            Math.min(tileSize.width(), grid.size().width() - left),
            Math.min(tileSize.height(), grid.size().height() - top));
    YuvToRgb matrix = new YuvToRgb(coding, frame.format().bitsPerSample());
    int[] row = new int[Math.ceilDiv(visible.width(), reduction)];
    IntFunction<int[]> y = lumaRows(frame, visible);
    IntFunction<int[]> u = chromaRows(frame, 1, visible, matrix);
    IntFunction<int[]> v = chromaRows(frame, 2, visible, matrix);
    for (int i = 0; i < Math.ceilDiv(visible.height(), reduction); i++) {
      matrix.convert(y.apply(i), u.apply(i), v.apply(i), row);
      long offset = (long) (top / reduction + i) * width + left / reduction;
      MemorySegment.copy(row, 0, pixels, JAVA_INT, JAVA_INT.byteSize() * offset, row.length);
    }
  }

  private IntFunction<int[]> lumaRows(DecodedFrame frame, PixelSize visible) {
    SampleFormat format = frame.format();
    return new PlaneReader(
            frame.planes().getFirst(), format.bitsPerSample(), 0, 0, visible, reduction)
        ::row;
  }

  private IntFunction<int[]> chromaRows(
      DecodedFrame frame, int plane, PixelSize visible, YuvToRgb matrix) {
    SampleFormat format = frame.format();
    if (format.isGray()) {
      int[] neutral = new int[Math.ceilDiv(visible.width(), reduction)];
      Arrays.fill(neutral, matrix.neutralChroma());
      return _ -> neutral;
    }
    return new PlaneReader(
            frame.planes().get(plane),
            format.bitsPerSample(),
            format.chromaShiftX(),
            format.chromaShiftY(),
            visible,
            reduction)
        ::row;
  }
}
