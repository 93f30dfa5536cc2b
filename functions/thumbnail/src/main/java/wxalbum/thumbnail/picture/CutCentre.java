package wxalbum.thumbnail.picture;

import java.awt.image.BufferedImage;
import wxalbum.album.Dimensions;

/**
 * Crops a picture around its center to the largest area of an aspect ratio.
 *
 * @param shape aspect ratio of the upright crop, as width to height
 */
record CutCentre(Dimensions shape) implements Step {
  /** Returns the size of the largest such area in a picture, rounded to the nearest pixel. */
  static Dimensions piece(Dimensions ratio, Dimensions picture) {
    long scaledWidth = (long) picture.width() * ratio.height();
    long scaledHeight = (long) picture.height() * ratio.width();
    return scaledWidth >= scaledHeight
        ? new Dimensions(rounded(scaledHeight, ratio.height()), picture.height())
        : new Dimensions(picture.width(), rounded(scaledWidth, ratio.width()));
  }

  @Override
  public Picture apply(Picture picture) {
    Dimensions upright = piece(shape, picture.upright());
    Dimensions stored = picture.orientation().upright(upright.width(), upright.height());
    BufferedImage pixels = picture.pixels();
    BufferedImage cropped =
        pixels.getSubimage(
            (pixels.getWidth() - stored.width()) / 2,
            (pixels.getHeight() - stored.height()) / 2,
            stored.width(),
            stored.height());
    return new Picture(cropped, picture.orientation(), picture.toSrgb());
  }

  private static int rounded(long product, int divisor) {
    return (int) Math.max(1, Math.round((double) product / divisor));
  }
}
