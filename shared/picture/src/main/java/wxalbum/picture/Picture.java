package wxalbum.picture;

import java.awt.image.BufferedImage;
import wxalbum.picture.color.SrgbConverter;
import wxalbum.picture.header.Orientation;
import wxalbum.picture.header.PixelSize;

/**
 * Pixels, together with the transformations that must still be applied before they are displayed.
 *
 * @param pixels opaque pixels, with rows and columns as stored
 * @param orientation the transformation that makes the pixels upright
 * @param toSrgb the conversion of the pixels to sRGB
 */
public record Picture(BufferedImage pixels, Orientation orientation, SrgbConverter toSrgb) {
  /** Returns a picture that is already upright and in sRGB. */
  public static Picture ofUprightSrgb(BufferedImage pixels) {
    return new Picture(pixels, Orientation.UPRIGHT, SrgbConverter.IDENTITY);
  }

  /** Returns the size of the upright picture in pixels. */
  public PixelSize uprightSize() {
    return orientation.uprightSize(pixels.getWidth(), pixels.getHeight());
  }
}
