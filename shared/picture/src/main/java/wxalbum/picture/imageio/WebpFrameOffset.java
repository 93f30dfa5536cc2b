package wxalbum.picture.imageio;

import java.awt.Point;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The position of the first frame of an animated WebP (RFC 9649, section 2.7.1.1). */
final class WebpFrameOffset {
  private static final int FIRST_CHUNK_OFFSET = 12;
  private static final int CHUNK_HEADER_BYTES = 8;
  private static final int ANMF = 0x464d4e41;
  private static final int OFFSET_BYTES = 6;

  private WebpFrameOffset() {}

  /**
   * Returns the upper left corner of the first frame in pixels. It is (0, 0) when the file is not
   * animated.
   */
  static Point find(byte[] file) {
    ByteBuffer chunks = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    long at = FIRST_CHUNK_OFFSET;
    while (at + CHUNK_HEADER_BYTES + OFFSET_BYTES <= file.length) {
      int chunk = (int) at;
      if (chunks.getInt(chunk) == ANMF) {
        return new Point(readDoubled(chunks, chunk + 8), readDoubled(chunks, chunk + 11));
      }
      long length = Integer.toUnsignedLong(chunks.getInt(chunk + 4));
      at += CHUNK_HEADER_BYTES + length + (length & 1);
    }
    return new Point(0, 0);
  }

  private static int readDoubled(ByteBuffer bytes, int at) {
    return 2 * ((bytes.getShort(at) & 0xffff) | (bytes.get(at + 2) & 0xff) << 16);
  }
}
