package wxalbum.picture.resample;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import net.coobird.thumbnailator.resizers.Resizer;
import wxalbum.picture.header.Orientation;
import wxalbum.picture.header.PixelSize;

/**
 * Reduces pictures and turns them upright with a separable Lanczos filter of three lobes, in
 * integer arithmetic.
 *
 * <p>The first pass reduces the lines and writes the result as columns. The second pass reduces
 * these columns. The placement of the second pass applies the orientation, so turning the picture
 * costs nothing.
 *
 * @param orientation how the source is stored
 */
public record Lanczos3Resizer(Orientation orientation) implements Resizer {
  /**
   * The number of pixels of a line that are processed together. Hundreds of lines are held at one
   * time, so this limits memory.
   */
  private static final int STRIP_PIXELS = 8_192;

  /**
   * Fills the target with the reduced upright picture.
   *
   * @param source opaque pixels in ints
   * @param target an upright picture of {@link BufferedImage#TYPE_INT_RGB} that is not larger on
   *     either side
   * @throws IllegalArgumentException when the target is larger, or the source has another pixel
   *     layout
   */
  @Override
  public void resize(BufferedImage source, BufferedImage target) {
    PixelSize stored = orientation.uprightSize(target.getWidth(), target.getHeight());
    if (stored.width() > source.getWidth() || stored.height() > source.getHeight()) {
      throw new IllegalArgumentException("enlarging to " + stored + " is not supported");
    }
    int lines = stored.height();
    LineReducer.reduce(
        PixelLines.of(reduceToColumns(source, lines), lines),
        lines,
        source.getWidth(),
        stored.width(),
        PixelPlacement.ofColumns(orientation, stored),
        ((DataBufferInt) target.getRaster().getDataBuffer()).getData());
  }

  /** Returns the columns of the source after its lines were reduced to {@code lines}. */
  private static int[] reduceToColumns(BufferedImage source, int lines) {
    int[] columns = new int[source.getWidth() * lines];
    for (int left = 0; left < source.getWidth(); left += STRIP_PIXELS) {
      int strip = Math.min(STRIP_PIXELS, source.getWidth() - left);
      LineReducer.reduce(
          PixelLines.of(source.getSubimage(left, 0, strip, source.getHeight())),
          strip,
          source.getHeight(),
          lines,
          PixelPlacement.transposed(left, lines),
          columns);
    }
    return columns;
  }
}
