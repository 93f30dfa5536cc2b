package wxalbum.thumbnail.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Builds the chunks of PNG and WebP files. */
public final class Chunks {
  private Chunks() {}

  /** Returns a PNG chunk with a valid checksum. */
  public static byte[] png(String type, byte[] content) {
    byte[] checked = joined(ascii(type), content);
    CRC32 checksum = new CRC32();
    checksum.update(checked);
    return ByteBuffer.allocate(checked.length + 8)
        .putInt(content.length)
        .put(checked)
        .putInt((int) checksum.getValue())
        .array();
  }

  /** Returns a WebP chunk, padded to an even length. */
  public static byte[] riff(String type, byte[] content) {
    byte[] padding = new byte[content.length % 2];
    return joined(ascii(type), lowFirst(content.length, 4), content, padding);
  }

  /** Returns a WebP file with these chunks. */
  public static byte[] webp(byte[]... chunks) {
    return riff("RIFF", joined(ascii("WEBP"), joined(chunks)));
  }

  /** Returns the VP8X chunk of a WebP (RFC 9649, section 2.7). */
  public static byte[] canvas(int flags, int width, int height) {
    return riff(
        "VP8X", joined(lowFirst(flags, 4), lowFirst(width - 1, 3), lowFirst(height - 1, 3)));
  }

  /** Returns a little-endian number with this count of bytes. */
  public static byte[] lowFirst(int value, int bytes) {
    byte[] number = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      number[i] = (byte) (value >> (8 * i));
    }
    return number;
  }

  /** Concatenates arrays. */
  public static byte[] joined(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
