package wxalbum.thumbnail.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.coobird.thumbnailator.Thumbnails;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.geometry.Lanczos3;
import wxalbum.thumbnail.picture.geometry.Orientation;

/**
 * Downscales a picture with a Lanczos filter and makes it upright.
 *
 * @param target upright size in pixels; neither side may exceed that of the picture
 */
record ShrinkTo(Dimensions target) implements Step {
  @Override
  public Picture apply(Picture picture) {
    try {
      BufferedImage downscaled =
          Thumbnails.of(picture.pixels())
              .forceSize(target.width(), target.height())
              .imageType(BufferedImage.TYPE_INT_RGB)
              .resizer(new Lanczos3(picture.orientation()))
              .asBufferedImage();
      return new Picture(downscaled, Orientation.UPRIGHT, picture.toSrgb());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
