package wxalbum.thumbnail.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.coobird.thumbnailator.Thumbnails;
import wxalbum.album.Dimensions;

/**
 * Makes a picture smaller; one that has the size already stays as it is.
 *
 * @param target upright size, on no side longer than the picture's
 */
record ShrinkTo(Dimensions target) implements Step {
  @Override
  public Picture apply(Picture picture) {
    Dimensions size = picture.upright();
    if (size.equals(target)) {
      return picture;
    }
    if (target.width() > size.width() || target.height() > size.height()) {
      throw new IllegalArgumentException(target + " would enlarge " + size);
    }
    Dimensions stored = picture.orientation().upright(target.width(), target.height());
    return new Picture(resized(picture.pixels(), stored), picture.orientation());
  }

  private static BufferedImage resized(BufferedImage pixels, Dimensions size) {
    try {
      return Thumbnails.of(pixels)
          .forceSize(size.width(), size.height())
          .imageType(BufferedImage.TYPE_INT_RGB)
          .asBufferedImage();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
