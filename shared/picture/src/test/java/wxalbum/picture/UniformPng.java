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
  /** Rows of the picture for each row of a pass of Adam7 (ISO/IEC 15948, 8.2). */
  private static final int[] ROWS_PER_PASS_ROW = {8, 8, 8, 4, 4, 2, 2};

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

  /**
   * Returns the start of an interlaced file with 16 bits per sample, red, green, blue and alpha.
   */
  static byte[] startOfInterlaced(int width, int height) {
    return sixteenBits(width, height, deflatedZeros(1, 1));
  }

  /** Returns an interlaced file with 16 bits per sample, red, green, blue and alpha. */
  static byte[] interlaced(int width, int height) {
    int rows = 0;
    for (int pass = 0; pass < 7; pass++) {
      rows += Math.ceilDiv(height, ROWS_PER_PASS_ROW[pass]);
    }
    return sixteenBits(width, height, deflatedZeros(rows, 1 + 8 * width));
  }

  private static byte[] sixteenBits(int width, int height, byte[] data) {
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {16, 6, 0, 0, 1})
            .array();
    return ChunkBytes.concat(
        "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1),
        ChunkBytes.pngChunk("IHDR", header),
        ChunkBytes.pngChunk("IDAT", data),
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
