package wxalbum.picture;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Builds gray JPEG files with many scans, each of which covers the whole picture with few bytes.
 * All samples are equal.
 */
final class ManyScansJpeg {
  private static final int PROGRESSIVE = 0xc2;
  private static final int SEQUENTIAL = 0xc0;
  private static final int LONGEST_RUN_BITS = 14;

  private final int width;
  private final int height;
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private int pendingByte;
  private int pendingBits;

  private ManyScansJpeg(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Returns a progressive file. All scans but the first contain a run of blocks without data. */
  static byte[] progressive(int width, int height, int scans) {
    ManyScansJpeg jpeg = new ManyScansJpeg(width, height);
    jpeg.writeHeader(PROGRESSIVE, 1);
    jpeg.writeSegment(0xda, 1, 1, 0, 0, 0, 0);
    jpeg.writeZeros(jpeg.blockCount());
    for (int i = 1; i < scans; i++) {
      jpeg.writeSegment(0xda, 1, 1, 0, 1, 63, 0);
      jpeg.writeRun(jpeg.blockCount());
    }
    return jpeg.finish();
  }

  /** Returns a sequential file of three components, whose scans repeat the first component. */
  static byte[] sequential(int width, int height, int scans) {
    ManyScansJpeg jpeg = new ManyScansJpeg(width, height);
    jpeg.writeHeader(SEQUENTIAL, 3);
    for (int i = 0; i < scans; i++) {
      jpeg.writeSegment(0xda, 1, 1, 0, 0, 63, 0);
      jpeg.writeZeros(2 * jpeg.blockCount());
    }
    return jpeg.finish();
  }

  private int blockCount() {
    return Math.ceilDiv(width, 8) * Math.ceilDiv(height, 8);
  }

  /**
   * Writes all segments before the first scan. The code 0 means a difference of 0, a block without
   * further coefficients in a sequential file, and a long run in a progressive file.
   */
  private void writeHeader(int frame, int components) {
    file.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
    int[] table = new int[65];
    Arrays.fill(table, 1, 65, 1);
    writeSegment(0xdb, table);
    int[] fields = new int[6 + 3 * components];
    fields[0] = 8;
    fields[1] = height >> 8;
    fields[2] = height & 0xff;
    fields[3] = width >> 8;
    fields[4] = width & 0xff;
    fields[5] = components;
    for (int i = 0; i < components; i++) {
      fields[6 + 3 * i] = i + 1;
      fields[7 + 3 * i] = 0x11;
    }
    writeSegment(frame, fields);
    writeSegment(0xc4, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    boolean progressive = frame == PROGRESSIVE;
    writeSegment(
        0xc4, 0x10, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, progressive ? 0xe0 : 0, 1);
  }

  private void writeSegment(int marker, int... content) {
    file.write(0xff);
    file.write(marker);
    file.write((content.length + 2) >> 8);
    file.write(content.length + 2);
    for (int value : content) {
      file.write(value);
    }
  }

  private void writeZeros(int bits) {
    file.writeBytes(new byte[Math.ceilDiv(bits, 8)]);
  }

  /** Writes runs of 16384 to 32767 blocks: the code 0 and 14 bits. The last one may be longer. */
  private void writeRun(int blocks) {
    int left = blocks;
    while (left > 0) {
      int run = Math.min(Math.max(left, 1 << LONGEST_RUN_BITS), (2 << LONGEST_RUN_BITS) - 1);
      writeBits(run - (1 << LONGEST_RUN_BITS), 1 + LONGEST_RUN_BITS);
      left -= run;
    }
    writeBits((1 << 7) - 1, (8 - pendingBits) % 8);
  }

  private void writeBits(int value, int count) {
    for (int i = count - 1; i >= 0; i--) {
      pendingByte = pendingByte << 1 | (value >> i & 1);
      pendingBits++;
      if (pendingBits == 8) {
        file.write(pendingByte);
        if ((pendingByte & 0xff) == 0xff) {
          file.write(0);
        }
        pendingByte = 0;
        pendingBits = 0;
      }
    }
  }

  private byte[] finish() {
    file.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
    return file.toByteArray();
  }
}
