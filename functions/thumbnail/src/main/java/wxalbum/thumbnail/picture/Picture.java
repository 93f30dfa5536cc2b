package wxalbum.thumbnail.picture;

import java.awt.image.BufferedImage;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.colour.ToSrgb;
import wxalbum.thumbnail.picture.geometry.Orientation;

/**
 * Pixels and what is still to be done to look at them.
 *
 * @param pixels opaque, lines and columns as stored
 * @param orientation what makes them upright
 * @param toSrgb what brings them into sRGB
 */
record Picture(BufferedImage pixels, Orientation orientation, ToSrgb toSrgb) {
  /** A picture that is as it is to be seen. */
  static Picture finished(BufferedImage pixels) {
    return new Picture(pixels, Orientation.UPRIGHT, ToSrgb.NOTHING_TO_DO);
  }

  /** Width and height once upright. */
  Dimensions upright() {
    return orientation.upright(pixels.getWidth(), pixels.getHeight());
  }
}
