package wxalbum.thumbnail.picture.png;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import wxalbum.thumbnail.picture.Chunks;
import wxalbum.thumbnail.picture.Profiled;

/**
 * Builds PNG files of any kind that is not interlaced. The samples are random bytes to which the
 * filters are applied, because any bytes form a valid line.
 *
 * @param colourType 0, 2, 3, 4 or 6 (ISO/IEC 15948, table 11.1)
 * @param depth bits of a sample
 * @param pieceBytes the maximum number of data bytes in a chunk
 */
record PngBytes(int colourType, int depth, int width, int height, int pieceBytes) {
  private static final int[] CHANNELS = {1, 0, 3, 1, 2, 0, 4};

  PngBytes(int colorType, int depth, int width, int height) {
    this(colorType, depth, width, height, Integer.MAX_VALUE);
  }

  /**
   * Returns a file.
   *
   * @param seed the seed of the random samples
   * @param filters the filter types, which the lines use in turn
   * @param more additional chunks before the data
   */
  byte[] file(long seed, int[] filters, byte[]... more) {
    Random random = new Random(seed);
    byte[] line = new byte[1 + (width * CHANNELS[colourType] * depth + 7) / 8];
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (int y = 0; y < height; y++) {
      random.nextBytes(line);
      line[0] = (byte) filters[y % filters.length];
      lines.writeBytes(line);
    }
    return Chunks.joined(
        "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1),
        Chunks.png("IHDR", header()),
        colourType == 3 ? palette(random) : new byte[0],
        Chunks.joined(more),
        data(Profiled.deflated(lines.toByteArray())),
        Chunks.png("IEND", new byte[0]));
  }

  private byte[] header() {
    byte[] methods = {(byte) depth, (byte) colourType, 0, 0, 0};
    return ByteBuffer.allocate(13).putInt(width).putInt(height).put(methods).array();
  }

  private byte[] palette(Random random) {
    byte[] colors = new byte[3 << depth];
    random.nextBytes(colors);
    return Chunks.png("PLTE", colors);
  }

  private byte[] data(byte[] zlib) {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    for (int offset = 0; offset < zlib.length; offset += Math.min(pieceBytes, zlib.length)) {
      int end = (int) Math.min((long) offset + pieceBytes, zlib.length);
      chunks.writeBytes(Chunks.png("IDAT", Arrays.copyOfRange(zlib, offset, end)));
    }
    return chunks.toByteArray();
  }
}
