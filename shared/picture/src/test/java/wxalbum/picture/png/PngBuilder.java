package wxalbum.picture.png;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import wxalbum.picture.ChunkBytes;
import wxalbum.picture.ProfileEmbedder;

/**
 * Builds PNG files of any kind that is not interlaced. The samples are random bytes to which the
 * filters are applied, because any bytes form a valid line.
 *
 * @param colorType 0, 2, 3, 4 or 6 (ISO/IEC 15948, table 11.1)
 * @param depth bits of a sample
 * @param maxChunkBytes the maximum number of data bytes in a chunk
 */
record PngBuilder(int colorType, int depth, int width, int height, int maxChunkBytes) {
  private static final int[] CHANNELS = {1, 0, 3, 1, 2, 0, 4};

  PngBuilder(int colorType, int depth, int width, int height) {
    this(colorType, depth, width, height, Integer.MAX_VALUE);
  }

  /**
   * Returns a file.
   *
   * @param seed the seed of the random samples
   * @param filters the filter types, which the lines use in turn
   * @param more additional chunks before the data
   */
  byte[] build(long seed, int[] filters, byte[]... more) {
    Random random = new Random(seed);
    byte[] line = new byte[1 + (width * CHANNELS[colorType] * depth + 7) / 8];
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (int y = 0; y < height; y++) {
      random.nextBytes(line);
      line[0] = (byte) filters[y % filters.length];
      lines.writeBytes(line);
    }
    return ChunkBytes.concat(
        "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1),
        ChunkBytes.pngChunk("IHDR", headerData()),
        colorType == 3 ? paletteChunk(random) : new byte[0],
        ChunkBytes.concat(more),
        dataChunks(ProfileEmbedder.deflate(lines.toByteArray())),
        ChunkBytes.pngChunk("IEND", new byte[0]));
  }

  private byte[] headerData() {
    byte[] methods = {(byte) depth, (byte) colorType, 0, 0, 0};
    return ByteBuffer.allocate(13).putInt(width).putInt(height).put(methods).array();
  }

  private byte[] paletteChunk(Random random) {
    byte[] colors = new byte[3 << depth];
    random.nextBytes(colors);
    return ChunkBytes.pngChunk("PLTE", colors);
  }

  private byte[] dataChunks(byte[] zlib) {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    for (int offset = 0; offset < zlib.length; offset += Math.min(maxChunkBytes, zlib.length)) {
      int end = (int) Math.min((long) offset + maxChunkBytes, zlib.length);
      chunks.writeBytes(ChunkBytes.pngChunk("IDAT", Arrays.copyOfRange(zlib, offset, end)));
    }
    return chunks.toByteArray();
  }
}
