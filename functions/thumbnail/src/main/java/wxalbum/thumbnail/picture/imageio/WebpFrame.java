package wxalbum.thumbnail.picture.imageio;

import java.awt.Point;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The position of the first frame of an animated WebP (RFC 9649, section 2.7.1.1). */
final class WebpFrame {
  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int ANIMATION_FRAME = 0x464d4e41;
  private static final int ENOUGH = 6;

  private WebpFrame() {}

  /**
   * Returns the upper left corner of the first frame in pixels. It is (0, 0) when the file is not
   * animated.
   */
  static Point corner(byte[] file) {
    ByteBuffer chunks = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    long at = FIRST_CHUNK;
    while (at + CHUNK_HEADER + ENOUGH <= file.length) {
      int chunk = (int) at;
      if (chunks.getInt(chunk) == ANIMATION_FRAME) {
        return new Point(twice(chunks, chunk + 8), twice(chunks, chunk + 11));
      }
      long length = Integer.toUnsignedLong(chunks.getInt(chunk + 4));
      at += CHUNK_HEADER + length + (length & 1);
    }
    return new Point(0, 0);
  }

  private static int twice(ByteBuffer bytes, int at) {
    return 2 * ((bytes.getShort(at) & 0xffff) | (bytes.get(at + 2) & 0xff) << 16);
  }
}
