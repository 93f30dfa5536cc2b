package wxalbum.picture.imageio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * Encoded pictures of a single color, which are small for any size and of kinds that Java does not
 * write.
 */
final class SyntheticPictures {
  private static final int[][] ADAM7 = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private SyntheticPictures() {}

  /**
   * Returns a JPEG of four components with Adobe's marker, in which every block is one zero byte.
   */
  static byte[] cmykJpeg(int width, int height) {
    int blocks = Math.ceilDiv(width, 8) * Math.ceilDiv(height, 8);
    ByteBuffer file = ByteBuffer.allocate(blocks + 300).putShort((short) 0xffd8);
    putSegment(file, 0xee, "Adobe\0\144\0\0\0\0\0");
    putSegment(file, 0xdb, "\0" + "\1".repeat(64));
    putSegment(
        file,
        0xc0,
        "\10" + bigEndianText(height) + bigEndianText(width) + "\4\1\21\0\2\21\0\3\21\0\4\21\0");
    putSegment(file, 0xc4, "\0\1" + "\0".repeat(15) + "\0");
    putSegment(file, 0xc4, "\20\1" + "\0".repeat(15) + "\0");
    putSegment(file, 0xda, "\4\1\0\2\0\3\0\4\0\0\77\0");
    return file.position(file.position() + blocks).putShort((short) 0xffd9).array();
  }

  /** Returns an interlaced black PNG of red, green and blue. */
  static byte[] interlacedPng(int width, int height) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (DeflaterOutputStream lines = new DeflaterOutputStream(compressed)) {
      for (int[] pass : ADAM7) {
        byte[] line = new byte[1 + 3 * Math.ceilDiv(width - pass[0], pass[2])];
        for (int y = pass[1]; y < height; y += pass[3]) {
          lines.write(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put((byte) 8).put((byte) 2).put((byte) 0).put((byte) 0).put((byte) 1);
    ByteBuffer file = ByteBuffer.allocate(compressed.size() + 60).putLong(0x89504e470d0a1a0aL);
    putChunk(file, "IHDR", header.array());
    putChunk(file, "IDAT", compressed.toByteArray());
    return putChunk(file, "IEND", new byte[0]).array();
  }

  /**
   * Returns an animated WebP whose first frame is lossless and of one color.
   *
   * @param frame left, top, width and height of the first frame
   * @param argb the color of the first frame
   */
  static byte[] animatedWebp(int width, int height, int[] frame, int argb) {
    ByteBuffer file = ByteBuffer.allocate(126).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(118).put(ascii("WEBPVP8X")).putInt(10).putInt(0x12);
    putUint24(file, width - 1);
    putUint24(file, height - 1);
    file.put(ascii("ANIM")).putInt(6).putInt(0).putShort((short) 0);
    file.put(ascii("ANMF")).putInt(72);
    putUint24(file, frame[0] / 2);
    putUint24(file, frame[1] / 2);
    putUint24(file, frame[2] - 1);
    putUint24(file, frame[3] - 1);
    putUint24(file, 100);
    file.put((byte) 0).put(ascii("VP8L")).putInt(48).put((byte) 0x2f);
    file.putInt(frame[2] - 1 | (frame[3] - 1) << 14 | 1 << 28);
    return file.put(singleColorCodes(argb)).array();
  }

  /**
   * Returns data without transforms or color cache, and prefix codes of a single symbol (RFC 9649,
   * section 3.7.2.1.1).
   */
  private static byte[] singleColorCodes(int argb) {
    BigInteger bits = BigInteger.ZERO;
    int bitOffset = 3;
    for (int shift : new int[] {8, 16, 0, 24}) {
      long code = 0b101 | (argb >> shift & 0xff) << 3;
      bits = bits.or(BigInteger.valueOf(code).shiftLeft(bitOffset));
      bitOffset += 11;
    }
    bits = bits.or(BigInteger.ONE.shiftLeft(bitOffset));
    byte[] codes = new byte[8];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = bits.shiftRight(8 * i).byteValue();
    }
    return codes;
  }

  private static void putUint24(ByteBuffer file, int value) {
    file.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
  }

  private static String bigEndianText(int value) {
    return (char) (value >> 8) + "" + (char) (value & 0xff);
  }

  private static void putSegment(ByteBuffer file, int marker, String content) {
    file.put((byte) 0xff).put((byte) marker).putShort((short) (content.length() + 2));
    file.put(content.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Writes a PNG chunk and returns the buffer. */
  static ByteBuffer putChunk(ByteBuffer file, String type, byte[] content) {
    CRC32 checksum = new CRC32();
    checksum.update(ascii(type));
    checksum.update(content);
    return file.putInt(content.length)
        .put(ascii(type))
        .put(content)
        .putInt((int) checksum.getValue());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
