package wxalbum.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import wxalbum.picture.imageio.ImageIoJpegEncoder;

/**
 * Builds JPEG files of any size in one color, without a picture in memory. With the tables of
 * ISO/IEC 10918-1, annex K, a block equal to the previous one takes six bits for luminance and four
 * bits for chrominance.
 */
final class UniformJpeg {
  /** A unit of 16 by 16 pixels: four blocks of luminance and two of chrominance. */
  private static final byte[] UNIT = {0x28, (byte) 0xa2, (byte) 0x8a, 0};

  /** Bits of a unit that contains only the DC coefficients, two bits per block. */
  private static final int DC_UNIT_BITS = 12;

  private static final int LUMINANCE_END_OF_BLOCK = 0b1010;

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
    jpeg.writeHeader(0xc0);
    jpeg.writeScanHeader(new int[] {1, 2, 3}, 0, 63);
    for (long unit = 0; unit < jpeg.unitCount(); unit++) {
      jpeg.file.writeBytes(UNIT);
    }
    return jpeg.finish();
  }

  /**
   * Returns a progressive file with 4:2:0 subsampling. The first scan holds the DC coefficients of
   * all components; one scan per component holds the AC coefficients.
   */
  static byte[] progressive(int width, int height) {
    UniformJpeg jpeg = new UniformJpeg(width, height);
    jpeg.writeHeader(0xc2);
    jpeg.writeScanHeader(new int[] {1, 2, 3}, 0, 0);
    jpeg.writeRepeated(0, DC_UNIT_BITS, jpeg.unitCount());
    jpeg.writeScanHeader(new int[] {1}, 1, 63);
    jpeg.writeRepeated(LUMINANCE_END_OF_BLOCK, 4, blockCount(width, 8) * blockCount(height, 8));
    for (int chrominance = 2; chrominance <= 3; chrominance++) {
      jpeg.writeScanHeader(new int[] {chrominance}, 1, 63);
      jpeg.writeRepeated(0, 2, blockCount(width, 16) * blockCount(height, 16));
    }
    return jpeg.finish();
  }

  private long unitCount() {
    return blockCount(width, 16) * blockCount(height, 16);
  }

  private static long blockCount(int pixels, int side) {
    return Math.ceilDiv(pixels, side);
  }

  /** Writes all segments before the first scan, copied from Java's encoder with another frame. */
  private void writeHeader(int frameMarker) {
    byte[] small =
        new ImageIoJpegEncoder().encode(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB));
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

  private void writeScanHeader(int[] components, int firstCoefficient, int lastCoefficient) {
    file.writeBytes(new byte[] {(byte) 0xff, (byte) 0xda, 0, (byte) (6 + 2 * components.length)});
    file.write(components.length);
    for (int component : components) {
      file.write(component);
      file.write(component == 1 ? 0 : 0x11);
    }
    file.writeBytes(new byte[] {(byte) firstCoefficient, (byte) lastCoefficient, 0});
  }

  /** Writes bits repeatedly; the last byte is padded with ones. */
  private void writeRepeated(int bits, int bitCount, long repetitions) {
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

  private byte[] finish() {
    file.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
    return file.toByteArray();
  }
}
