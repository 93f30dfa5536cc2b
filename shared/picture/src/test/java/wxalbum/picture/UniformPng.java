package wxalbum.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Builds black PNG files of any size, without a picture in memory. */
final class UniformPng {
  private UniformPng() {}

  /** Returns a grayscale file with 8 bits per sample. */
  static byte[] gray(int width, int height) {
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 0, 0, 0, 0})
            .array();
    return ChunkBytes.concat(
        "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1),
        ChunkBytes.pngChunk("IHDR", header),
        ChunkBytes.pngChunk("IDAT", deflatedZeros(height, 1 + width)),
        ChunkBytes.pngChunk("IEND", new byte[0]));
  }

  private static byte[] deflatedZeros(int rows, int rowBytes) {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream data = new DeflaterOutputStream(deflated, deflater, 65_536)) {
      byte[] row = new byte[rowBytes];
      for (int i = 0; i < rows; i++) {
        data.write(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return deflated.toByteArray();
  }
}
