package wxalbum.thumbnail.picture;

import java.awt.image.BufferedImage;
import wxalbum.album.Dimensions;

/**
 * Decoded pixels and how they are to be looked at.
 *
 * @param pixels in sRGB, lines and columns as stored
 * @param orientation what makes them upright
 */
public record Picture(BufferedImage pixels, Orientation orientation) {
  /** Width and height once upright. */
  public Dimensions upright() {
    return orientation.upright(pixels.getWidth(), pixels.getHeight());
  }
}
