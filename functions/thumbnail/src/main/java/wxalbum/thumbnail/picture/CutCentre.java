package wxalbum.thumbnail.picture;

import java.awt.image.BufferedImage;
import wxalbum.album.Dimensions;

/**
 * Cuts the largest piece of a shape out of a picture's middle.
 *
 * @param shape width to height of the upright piece
 */
record CutCentre(Dimensions shape) implements Step {
  /** The largest piece of this shape in a picture of that size, to the nearest pixel. */
  static Dimensions piece(Dimensions shape, Dimensions whole) {
    long wide = (long) whole.width() * shape.height();
    long high = (long) whole.height() * shape.width();
    return wide >= high
        ? new Dimensions(rounded(high, shape.height()), whole.height())
        : new Dimensions(whole.width(), rounded(wide, shape.width()));
  }

  @Override
  public Picture apply(Picture picture) {
    Dimensions piece = piece(shape, picture.upright());
    Dimensions stored = picture.orientation().upright(piece.width(), piece.height());
    BufferedImage pixels = picture.pixels();
    BufferedImage cut =
        pixels.getSubimage(
            (pixels.getWidth() - stored.width()) / 2,
            (pixels.getHeight() - stored.height()) / 2,
            stored.width(),
            stored.height());
    return new Picture(cut, picture.orientation(), picture.toSrgb());
  }

  private static int rounded(long product, int divisor) {
    return (int) Math.max(1, Math.round((double) product / divisor));
  }
}
