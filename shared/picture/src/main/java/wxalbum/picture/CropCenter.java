package wxalbum.picture;

import java.awt.image.BufferedImage;
import wxalbum.picture.header.PixelSize;

/**
 * Crops a picture around its center to the largest area of an aspect ratio.
 *
 * @param aspectRatio aspect ratio of the upright crop, as width to height
 */
record CropCenter(PixelSize aspectRatio) implements PictureOperation {
  /** Returns the size of the largest such area in a picture, rounded to the nearest pixel. */
  static PixelSize cropSize(PixelSize ratio, PixelSize picture) {
    long scaledWidth = (long) picture.width() * ratio.height();
    long scaledHeight = (long) picture.height() * ratio.width();
    return scaledWidth >= scaledHeight
        ? new PixelSize(roundedQuotient(scaledHeight, ratio.height()), picture.height())
        : new PixelSize(picture.width(), roundedQuotient(scaledWidth, ratio.width()));
  }

  @Override
  public Picture apply(Picture picture) {
    PixelSize upright = cropSize(aspectRatio, picture.uprightSize());
    PixelSize stored = picture.orientation().uprightSize(upright.width(), upright.height());
    BufferedImage pixels = picture.pixels();
    BufferedImage cropped =
        pixels.getSubimage(
            (pixels.getWidth() - stored.width()) / 2,
            (pixels.getHeight() - stored.height()) / 2,
            stored.width(),
            stored.height());
    return new Picture(cropped, picture.orientation(), picture.toSrgb());
  }

  private static int roundedQuotient(long product, int divisor) {
    return (int) Math.max(1, Math.round((double) product / divisor));
  }
}
