package wxalbum.thumbnail.picture.encode;

import java.awt.image.BufferedImage;

/** Writes renditions. */
public interface Encoder {
  /**
   * Writes an opaque picture as baseline JPEG, quality 82, 4:2:0, with a JFIF header and no other
   * metadata.
   *
   * @param pixels of the type {@link BufferedImage#TYPE_INT_RGB}
   */
  byte[] encode(BufferedImage pixels);
}
