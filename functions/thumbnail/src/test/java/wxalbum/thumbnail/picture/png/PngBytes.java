package wxalbum.thumbnail.picture.png;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.Chunks;
import wxalbum.thumbnail.picture.Profiled;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.PictureType;

/**
 * PNG files of any kind that is not interlaced. Their samples are what chance and the filters make
 * of them: whatever bytes a line has, it is a line.
 *
 * @param colourType 0, 2, 3, 4 or 6 (ISO/IEC 15948, table 11.1)
 * @param pieceBytes how much of the data a chunk holds at most
 */
record PngBytes(int colourType, int depth, int width, int height, int pieceBytes) {
  private static final int[] CHANNELS = {1, 0, 3, 1, 2, 0, 4};

  PngBytes(int colourType, int depth, int width, int height) {
    this(colourType, depth, width, height, Integer.MAX_VALUE);
  }

  /** A file whose lines have these filters in turn, and chunks more before its data. */
  byte[] file(long seed, int[] filters, byte[]... more) {
    Random random = new Random(seed);
    byte[] data = data(Profiled.deflated(lines(random, filters)));
    byte[] palette = colourType == 3 ? palette(random) : new byte[0];
    return file(palette, Chunks.joined(more), data);
  }

  /** A file of these chunks between its header and its end. */
  byte[] file(byte[]... chunks) {
    return Chunks.joined(
        "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1),
        Chunks.png("IHDR", headerData()),
        Chunks.joined(chunks),
        Chunks.png("IEND", new byte[0]));
  }

  /** Its lines before they are deflated. */
  byte[] lines(Random random, int[] filters) {
    byte[] line = new byte[1 + (width * CHANNELS[colourType] * depth + 7) / 8];
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (int y = 0; y < height; y++) {
      random.nextBytes(line);
      line[0] = (byte) filters[y % filters.length];
      lines.writeBytes(line);
    }
    return lines.toByteArray();
  }

  /** What the header of such a file tells. */
  Header header() {
    return new Header(PictureType.PNG, new Dimensions(width, height), true, 0, Optional.empty());
  }

  private byte[] headerData() {
    byte[] methods = {(byte) depth, (byte) colourType, 0, 0, 0};
    return ByteBuffer.allocate(13).putInt(width).putInt(height).put(methods).array();
  }

  private byte[] palette(Random random) {
    byte[] colours = new byte[3 << depth];
    random.nextBytes(colours);
    return Chunks.png("PLTE", colours);
  }

  /** The chunks of its data. */
  byte[] data(byte[] zlib) {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    for (int at = 0; at < zlib.length; at += Math.min(pieceBytes, zlib.length)) {
      int end = (int) Math.min((long) at + pieceBytes, zlib.length);
      chunks.writeBytes(Chunks.png("IDAT", Arrays.copyOfRange(zlib, at, end)));
    }
    return chunks.toByteArray();
  }
}
