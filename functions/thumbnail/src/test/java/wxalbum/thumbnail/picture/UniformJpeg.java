package wxalbum.thumbnail.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import wxalbum.thumbnail.picture.imageio.ImageIoEncoder;

/**
 * JPEG files of any size and one colour, written without a picture in memory. With the tables of
 * ISO/IEC 10918-1, annex K, a block that is like the one before takes six bits if it is of
 * luminance, four if of chrominance.
 */
final class UniformJpeg {
  /** Four blocks of luminance, two of chrominance: a unit of 16 by 16 pixels. */
  private static final byte[] UNIT = {0x28, (byte) 0xa2, (byte) 0x8a, 0};

  /** The same without coefficients but the first: two bits a block. */
  private static final int FIRST_COEFFICIENTS_BITS = 12;

  private static final int LUMINANCE_END_BITS = 0b1010;

  private final int width;
  private final int height;
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  private UniformJpeg(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Baseline, 4:2:0, all components in one scan. */
  static byte[] baseline(int width, int height) {
    UniformJpeg jpeg = new UniformJpeg(width, height);
    jpeg.startOf(0xc0);
    jpeg.scan(new int[] {1, 2, 3}, 0, 63);
    for (long unit = 0; unit < jpeg.units(); unit++) {
      jpeg.file.writeBytes(UNIT);
    }
    return jpeg.ended();
  }

  /** Progressive, 4:2:0: first coefficients of all components, then the others of each. */
  static byte[] progressive(int width, int height) {
    UniformJpeg jpeg = new UniformJpeg(width, height);
    jpeg.startOf(0xc2);
    jpeg.scan(new int[] {1, 2, 3}, 0, 0);
    jpeg.bits(0, FIRST_COEFFICIENTS_BITS, jpeg.units());
    jpeg.scan(new int[] {1}, 1, 63);
    jpeg.bits(LUMINANCE_END_BITS, 4, blocks(width, 8) * blocks(height, 8));
    for (int chrominance = 2; chrominance <= 3; chrominance++) {
      jpeg.scan(new int[] {chrominance}, 1, 63);
      jpeg.bits(0, 2, blocks(width, 16) * blocks(height, 16));
    }
    return jpeg.ended();
  }

  private long units() {
    return blocks(width, 16) * blocks(height, 16);
  }

  private static long blocks(int pixels, int side) {
    return Math.ceilDiv(pixels, side);
  }

  /** Everything before the first scan, as Java's encoder writes it, with another frame. */
  private void startOf(int frame) {
    byte[] small =
        new ImageIoEncoder().encode(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB));
    ByteBuffer bytes = ByteBuffer.wrap(small);
    int at = 2;
    while (bytes.getShort(at) != (short) 0xffda) {
      if (bytes.getShort(at) == (short) 0xffc0) {
        bytes.put(at + 1, (byte) frame);
        bytes.putShort(at + 5, (short) height).putShort(at + 7, (short) width);
      }
      at += 2 + (bytes.getShort(at + 2) & 0xffff);
    }
    file.writeBytes(Arrays.copyOf(small, at));
  }

  private void scan(int[] components, int from, int to) {
    file.writeBytes(new byte[] {(byte) 0xff, (byte) 0xda, 0, (byte) (6 + 2 * components.length)});
    file.write(components.length);
    for (int component : components) {
      file.write(component);
      file.write(component == 1 ? 0 : 0x11);
    }
    file.writeBytes(new byte[] {(byte) from, (byte) to, 0});
  }

  /** Writes these bits many times; the last byte is filled up with ones. */
  private void bits(int bits, int count, long times) {
    int pending = 0;
    int held = 0;
    for (long i = 0; i < times; i++) {
      pending = pending << count | bits;
      held += count;
      while (held >= 8) {
        held -= 8;
        file.write(pending >> held);
      }
      pending &= (1 << held) - 1;
    }
    if (held > 0) {
      file.write(pending << (8 - held) | (1 << (8 - held)) - 1);
    }
  }

  private byte[] ended() {
    file.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
    return file.toByteArray();
  }
}
