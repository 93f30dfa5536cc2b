package wxalbum.thumbnail.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.coobird.thumbnailator.Thumbnails;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.geometry.Lanczos3;
import wxalbum.thumbnail.picture.geometry.Orientation;

/**
 * Makes a picture smaller and upright.
 *
 * @param target upright size, on no side longer than the picture's
 */
record ShrinkTo(Dimensions target) implements Step {
  @Override
  public Picture apply(Picture picture) {
    try {
      BufferedImage shrunk =
          Thumbnails.of(picture.pixels())
              .forceSize(target.width(), target.height())
              .imageType(BufferedImage.TYPE_INT_RGB)
              .resizer(new Lanczos3(picture.orientation()))
              .asBufferedImage();
      return new Picture(shrunk, Orientation.UPRIGHT, picture.toSrgb());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
