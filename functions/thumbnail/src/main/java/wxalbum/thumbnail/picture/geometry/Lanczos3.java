package wxalbum.thumbnail.picture.geometry;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import net.coobird.thumbnailator.resizers.Resizer;
import wxalbum.album.Dimensions;

/**
 * Makes pictures smaller and upright: separable Lanczos of three lobes, in integers. Lines are made
 * fewer and written as columns, then those are made fewer; where the second writing puts them is
 * how the picture gets turned, which so costs nothing.
 *
 * @param orientation how the source is stored
 */
public record Lanczos3(Orientation orientation) implements Resizer {
  /** Pixels of a line that are taken at once: hundreds of lines are held at a time. */
  private static final int STRIP = 8_192;

  /**
   * Fills the target.
   *
   * @param source opaque pixels in ints
   * @param target upright, of {@link BufferedImage#TYPE_INT_RGB}, on no side longer
   */
  @Override
  public void resize(BufferedImage source, BufferedImage target) {
    Dimensions stored = orientation.upright(target.getWidth(), target.getHeight());
    if (stored.width() > source.getWidth() || stored.height() > source.getHeight()) {
      throw new IllegalArgumentException(stored + " would enlarge");
    }
    int lines = stored.height();
    FewerLines.make(
        PixelLines.of(columns(source, lines), lines),
        lines,
        source.getWidth(),
        stored.width(),
        orientation.columnsOf(stored),
        ((DataBufferInt) target.getRaster().getDataBuffer()).getData());
  }

  /** The columns of a picture that has so many lines left of the source's. */
  private static int[] columns(BufferedImage source, int lines) {
    int[] columns = new int[source.getWidth() * lines];
    for (int left = 0; left < source.getWidth(); left += STRIP) {
      int strip = Math.min(STRIP, source.getWidth() - left);
      FewerLines.make(
          PixelLines.of(source.getSubimage(left, 0, strip, source.getHeight())),
          strip,
          source.getHeight(),
          lines,
          Placement.transposed(left, lines),
          columns);
    }
    return columns;
  }
}
