package wxalbum.picture.encode;

import java.awt.image.BufferedImage;

/** Encodes pictures as JPEG. */
public interface JpegEncoder {
  /**
   * Returns an opaque picture as a baseline JPEG of quality 82, 4:2:0, with a JFIF header and no
   * other metadata.
   *
   * @param pixels a picture of the type {@link BufferedImage#TYPE_INT_RGB}
   */
  byte[] encode(BufferedImage pixels);
}
