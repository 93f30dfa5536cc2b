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
    int width = source.getWidth();
    int[] columns = new int[width * stored.height()];
    FewerLines.make(
        PixelLines.of(source),
        width,
        source.getHeight(),
        stored.height(),
        Placement.transposed(stored.height()),
        columns);
    FewerLines.make(
        PixelLines.of(columns, stored.height()),
        stored.height(),
        width,
        stored.width(),
        orientation.columnsOf(stored),
        ((DataBufferInt) target.getRaster().getDataBuffer()).getData());
  }
}
