package wxalbum.thumbnail.picture;

import java.awt.image.BufferedImage;

/** Turns the bytes of a picture into pixels. */
public interface Decoder {
  /**
   * Decodes a picture, of several the first. The orientation in its metadata is not applied.
   *
   * @return pixels in sRGB
   * @throws UnfitPicture when it has too many pixels (told before any is decoded), breaks the rules
   *     of its format, or ends too early
   */
  BufferedImage decode(byte[] bytes, PictureType type);
}
