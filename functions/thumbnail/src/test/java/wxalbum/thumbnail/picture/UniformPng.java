package wxalbum.thumbnail.picture;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Black PNG files of any size, written without a picture in memory. */
final class UniformPng {
  private UniformPng() {}

  /** Eight bits of grey. */
  static byte[] grey(int width, int height) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (DataOutputStream data = new DataOutputStream(file)) {
      data.write("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
      byte[] header =
          ByteBuffer.allocate(13)
              .putInt(width)
              .putInt(height)
              .put(new byte[] {8, 0, 0, 0, 0})
              .array();
      chunk(data, "IHDR", header);
      chunk(data, "IDAT", zeros(height, 1 + width));
      chunk(data, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  private static byte[] zeros(int lines, int length) throws IOException {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream data = new DeflaterOutputStream(deflated, fast, 65_536)) {
      byte[] line = new byte[length];
      for (int i = 0; i < lines; i++) {
        data.write(line);
      }
    } finally {
      fast.end();
    }
    return deflated.toByteArray();
  }

  private static void chunk(DataOutputStream data, String type, byte[] content) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    data.writeInt(content.length);
    data.write(name);
    data.write(content);
    data.writeInt((int) crc.getValue());
  }
}
