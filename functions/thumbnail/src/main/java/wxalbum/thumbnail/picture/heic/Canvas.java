package wxalbum.thumbnail.picture.heic;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.IntFunction;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.OffHeapPixels;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/** The off-heap picture into which decoded tiles are drawn, optionally at a reduced size. */
final class Canvas {
  /** Limit of pixels, 64 MB in all. Only pictures whose tiles cannot be reduced can exceed it. */
  private static final long MOST_PIXELS = 1 << 24;

  private final Grid grid;
  private final Dimensions tile;
  private final int reduction;
  private final int width;
  private final int height;
  private final MemorySegment pixels;

  /**
   * Creates an empty canvas.
   *
   * @param tile size of a tile in pixels
   * @param reduction 1, 2, 4 or 8. Both sides are divided by the largest of these numbers up to
   *     {@code reduction} that divides tiles into whole pixels, and rounded up.
   * @param arena the arena that owns the memory
   * @throws UnfitPicture of {@link Fault#TOO_DEMANDING} when the reduced picture exceeds the limit
   */
  Canvas(Grid grid, Dimensions tile, int reduction, Arena arena) {
    this.grid = grid;
    this.tile = tile;
    this.reduction =
        Math.min(
            reduction,
            Math.min(whole(grid.columns(), tile.width()), whole(grid.rows(), tile.height())));
    this.width = Math.ceilDiv(grid.size().width(), this.reduction);
    this.height = Math.ceilDiv(grid.size().height(), this.reduction);
    if ((long) width * height > MOST_PIXELS) {
      throw new UnfitPicture(Fault.TOO_DEMANDING);
    }
    this.pixels = arena.allocate(JAVA_INT, (long) width * height);
  }

  private static int whole(int tiles, int side) {
    return tiles == 1 ? Integer.MAX_VALUE : Integer.lowestOneBit(side);
  }

  /** Returns the part of the picture inside the clean aperture. */
  BufferedImage picture(CleanAperture aperture) {
    return OffHeapPixels.image(pixels, width, height, width, 0)
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
  void paint(Frame frame, int index, Colours.Coding coding) {
    int left = index % grid.columns() * tile.width();
    int top = index / grid.columns() * tile.height();
    Dimensions visible =
        new Dimensions(
            Math.min(tile.width(), grid.size().width() - left),
            Math.min(tile.height(), grid.size().height() - top));
    ColourMatrix matrix = new ColourMatrix(coding, frame.format().bits());
    int[] row = new int[Math.ceilDiv(visible.width(), reduction)];
    IntFunction<int[]> y = luma(frame, visible);
    IntFunction<int[]> u = chroma(frame, 1, visible, matrix);
    IntFunction<int[]> v = chroma(frame, 2, visible, matrix);
    for (int i = 0; i < Math.ceilDiv(visible.height(), reduction); i++) {
      matrix.convert(y.apply(i), u.apply(i), v.apply(i), row);
      long offset = (long) (top / reduction + i) * width + left / reduction;
      MemorySegment.copy(row, 0, pixels, JAVA_INT, JAVA_INT.byteSize() * offset, row.length);
    }
  }

  private IntFunction<int[]> luma(Frame frame, Dimensions visible) {
    SampleFormat format = frame.format();
    return new PlaneLines(frame.planes().getFirst(), format.bits(), 0, 0, visible, reduction)::line;
  }

  private IntFunction<int[]> chroma(
      Frame frame, int plane, Dimensions visible, ColourMatrix matrix) {
    SampleFormat format = frame.format();
    if (format.isGrey()) {
      int[] neutral = new int[Math.ceilDiv(visible.width(), reduction)];
      Arrays.fill(neutral, matrix.middle());
      return _ -> neutral;
    }
    return new PlaneLines(
            frame.planes().get(plane),
            format.bits(),
            format.across(),
            format.down(),
            visible,
            reduction)
        ::line;
  }
}
