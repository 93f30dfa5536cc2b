package wxalbum.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.coobird.thumbnailator.Thumbnails;
import wxalbum.picture.header.Orientation;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.resample.Lanczos3Resizer;

/**
 * Downscales a picture with a Lanczos filter and makes it upright.
 *
 * @param targetSize upright size in pixels; neither side may exceed that of the picture
 */
public record Downscale(PixelSize targetSize) implements PictureOperation {
  @Override
  public Picture apply(Picture picture) {
    try {
      BufferedImage downscaled =
          Thumbnails.of(picture.pixels())
              .forceSize(targetSize.width(), targetSize.height())
              .imageType(BufferedImage.TYPE_INT_RGB)
              .resizer(new Lanczos3Resizer(picture.orientation()))
              .asBufferedImage();
      return new Picture(downscaled, Orientation.UPRIGHT, picture.toSrgb());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
