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

/** The picture that tiles are put together on, perhaps reduced, outside of the heap. */
final class Canvas {
  /** 64 MB of them: far more than renditions are made from, unless tiles cannot be reduced. */
  private static final long MOST_PIXELS = 1 << 24;

  private final Grid grid;
  private final Dimensions tile;
  private final int reduction;
  private final int width;
  private final int height;
  private final MemorySegment pixels;

  /**
   * An empty one.
   *
   * @param reduction 1, 2, 4 or 8: by the largest of these up to it that cuts tiles into whole
   *     pixels both sides are divided, rounded up
   * @param arena owns its memory
   * @throws UnfitPicture of {@link Fault#TOO_DEMANDING} when that leaves too many pixels
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

  /** What is shown of it. */
  BufferedImage picture(CleanAperture shown) {
    return OffHeapPixels.image(pixels, width, height, width, 0)
        .getSubimage(
            shown.left() / reduction,
            shown.top() / reduction,
            Math.ceilDiv(shown.size().width(), reduction),
            Math.ceilDiv(shown.size().height(), reduction));
  }

  /** Puts a tile into its place, counted line by line. */
  void paint(Frame frame, int place, Colours.Coding coding) {
    int left = place % grid.columns() * tile.width();
    int top = place / grid.columns() * tile.height();
    Dimensions visible =
        new Dimensions(
            Math.min(tile.width(), grid.size().width() - left),
            Math.min(tile.height(), grid.size().height() - top));
    ColourMatrix matrix = new ColourMatrix(coding, frame.format().bits());
    int[] line = new int[Math.ceilDiv(visible.width(), reduction)];
    IntFunction<int[]> y = luma(frame, visible);
    IntFunction<int[]> u = chroma(frame, 1, visible, matrix);
    IntFunction<int[]> v = chroma(frame, 2, visible, matrix);
    for (int i = 0; i < Math.ceilDiv(visible.height(), reduction); i++) {
      matrix.convert(y.apply(i), u.apply(i), v.apply(i), line);
      long at = (long) (top / reduction + i) * width + left / reduction;
      MemorySegment.copy(line, 0, pixels, JAVA_INT, JAVA_INT.byteSize() * at, line.length);
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
      int[] none = new int[Math.ceilDiv(visible.width(), reduction)];
      Arrays.fill(none, matrix.middle());
      return _ -> none;
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
