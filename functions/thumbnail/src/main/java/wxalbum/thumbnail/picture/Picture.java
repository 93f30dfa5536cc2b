package wxalbum.thumbnail.picture;

import java.awt.image.BufferedImage;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.colour.ToSrgb;
import wxalbum.thumbnail.picture.geometry.Orientation;

/**
 * Pixels, together with the transformations that must still be applied before they are displayed.
 *
 * @param pixels opaque pixels, with rows and columns as stored
 * @param orientation the transformation that makes the pixels upright
 * @param toSrgb the conversion of the pixels to sRGB
 */
record Picture(BufferedImage pixels, Orientation orientation, ToSrgb toSrgb) {
  /** Returns a picture that is already upright and in sRGB. */
  static Picture finished(BufferedImage pixels) {
    return new Picture(pixels, Orientation.UPRIGHT, ToSrgb.NOTHING_TO_DO);
  }

  /** Returns the size of the upright picture in pixels. */
  Dimensions upright() {
    return orientation.upright(pixels.getWidth(), pixels.getHeight());
  }
}
