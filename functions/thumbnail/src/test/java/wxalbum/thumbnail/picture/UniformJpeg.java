package wxalbum.thumbnail.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import wxalbum.thumbnail.picture.imageio.ImageIoEncoder;

/**
 * Builds JPEG files of any size in one color, without a picture in memory. With the tables of
 * ISO/IEC 10918-1, annex K, a block equal to the previous one takes six bits for luminance and four
 * bits for chrominance.
 */
final class UniformJpeg {
  /** A unit of 16 by 16 pixels: four blocks of luminance and two of chrominance. */
  private static final byte[] UNIT = {0x28, (byte) 0xa2, (byte) 0x8a, 0};

  /** Bits of a unit that contains only the DC coefficients, two bits per block. */
  private static final int FIRST_COEFFICIENTS_BITS = 12;

  private static final int LUMINANCE_END_BITS = 0b1010;

  private final int width;
  private final int height;
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  private UniformJpeg(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Returns a baseline file with 4:2:0 subsampling and all components in one scan. */
  static byte[] baseline(int width, int height) {
    UniformJpeg jpeg = new UniformJpeg(width, height);
    jpeg.startOf(0xc0);
    jpeg.scan(new int[] {1, 2, 3}, 0, 63);
    for (long unit = 0; unit < jpeg.units(); unit++) {
      jpeg.file.writeBytes(UNIT);
    }
    return jpeg.ended();
  }

  /**
   * Returns a progressive file with 4:2:0 subsampling. The first scan holds the DC coefficients of
   * all components; one scan per component holds the AC coefficients.
   */
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

  /** Writes all segments before the first scan, copied from Java's encoder with another frame. */
  private void startOf(int frameMarker) {
    byte[] small =
        new ImageIoEncoder().encode(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB));
    ByteBuffer bytes = ByteBuffer.wrap(small);
    int offset = 2;
    while (bytes.getShort(offset) != (short) 0xffda) {
      if (bytes.getShort(offset) == (short) 0xffc0) {
        bytes.put(offset + 1, (byte) frameMarker);
        bytes.putShort(offset + 5, (short) height).putShort(offset + 7, (short) width);
      }
      offset += 2 + (bytes.getShort(offset + 2) & 0xffff);
    }
    file.writeBytes(Arrays.copyOf(small, offset));
  }

  private void scan(int[] components, int firstCoefficient, int lastCoefficient) {
    file.writeBytes(new byte[] {(byte) 0xff, (byte) 0xda, 0, (byte) (6 + 2 * components.length)});
    file.write(components.length);
    for (int component : components) {
      file.write(component);
      file.write(component == 1 ? 0 : 0x11);
    }
    file.writeBytes(new byte[] {(byte) firstCoefficient, (byte) lastCoefficient, 0});
  }

  /** Writes bits repeatedly; the last byte is padded with ones. */
  private void bits(int bits, int bitCount, long repetitions) {
    int pending = 0;
    int pendingCount = 0;
    for (long i = 0; i < repetitions; i++) {
      pending = pending << bitCount | bits;
      pendingCount += bitCount;
      while (pendingCount >= 8) {
        pendingCount -= 8;
        file.write(pending >> pendingCount);
      }
      pending &= (1 << pendingCount) - 1;
    }
    if (pendingCount > 0) {
      file.write(pending << (8 - pendingCount) | (1 << (8 - pendingCount)) - 1);
    }
  }

  private byte[] ended() {
    file.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
    return file.toByteArray();
  }
}
