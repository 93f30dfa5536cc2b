package wxalbum.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Builds the chunks of PNG and WebP files. */
public final class ChunkBytes {
  private ChunkBytes() {}

  /** Returns a PNG chunk with a valid checksum. */
  public static byte[] pngChunk(String type, byte[] content) {
    byte[] checked = concat(ascii(type), content);
    CRC32 checksum = new CRC32();
    checksum.update(checked);
    return ByteBuffer.allocate(checked.length + 8)
        .putInt(content.length)
        .put(checked)
        .putInt((int) checksum.getValue())
        .array();
  }

  /** Returns a WebP chunk, padded to an even length. */
  public static byte[] riffChunk(String type, byte[] content) {
    byte[] padding = new byte[content.length % 2];
    return concat(ascii(type), littleEndian(content.length, 4), content, padding);
  }

  /** Returns a WebP file with these chunks. */
  public static byte[] webpFile(byte[]... chunks) {
    return riffChunk("RIFF", concat(ascii("WEBP"), concat(chunks)));
  }

  /** Returns the VP8X chunk of a WebP (RFC 9649, section 2.7). */
  public static byte[] vp8xChunk(int flags, int width, int height) {
    return riffChunk(
        "VP8X",
        concat(littleEndian(flags, 4), littleEndian(width - 1, 3), littleEndian(height - 1, 3)));
  }

  /** Returns a little-endian number with this count of bytes. */
  public static byte[] littleEndian(int value, int bytes) {
    byte[] number = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      number[i] = (byte) (value >> (8 * i));
    }
    return number;
  }

  /** Concatenates arrays. */
  public static byte[] concat(byte[]... pieces) {
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
