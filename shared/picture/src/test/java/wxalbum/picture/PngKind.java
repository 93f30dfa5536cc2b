package wxalbum.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a small PNG of any color type, depth and order of lines, and the picture that it shows.
 * The picture has squares of four intensities.
 *
 * @param colorType 0, 2, 3, 4 or 6 (ISO/IEC 15948, table 11.1)
 * @param depth bits of a sample
 * @param interlaced whether the lines are in seven passes (clause 8.2)
 * @param transparent whether squares of the lowest intensity are transparent
 */
record PngKind(int colorType, int depth, boolean interlaced, boolean transparent) {
  private static final int WIDTH = 67;
  private static final int HEIGHT = 53;
  private static final int SQUARE = 16;
  private static final int PALETTE = 3;

  /** The depths of each color type (clause 11.2.2). */
  private static final int[][] DEPTHS = {
    {1, 2, 4, 8, 16}, {}, {8, 16}, {1, 2, 4, 8}, {8, 16}, {}, {8, 16}
  };

  /** Left, top, and the distances of columns and of lines of each pass. */
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  /** Returns every kind that the specification allows, with and without transparent pixels. */
  static List<PngKind> all() {
    List<PngKind> kinds = new ArrayList<>();
    for (int type = 0; type < DEPTHS.length; type++) {
      for (int depth : DEPTHS[type]) {
        for (int variant = 0; variant < 4; variant++) {
          kinds.add(new PngKind(type, depth, variant >= 2, variant % 2 == 1));
        }
      }
    }
    return kinds;
  }

  byte[] build() {
    return build(ProfileEmbedder.deflate(lines()));
  }

  /** Returns a file whose data has a wrong checksum (RFC 1950, 2.2). */
  byte[] buildWithWrongChecksum() {
    byte[] zlib = ProfileEmbedder.deflate(lines());
    zlib[zlib.length - 1] ^= 0x55;
    return build(zlib);
  }

  private byte[] build(byte[] zlib) {
    byte[] fields = {(byte) depth, (byte) colorType, 0, 0, (byte) (interlaced ? 1 : 0)};
    return ChunkBytes.concat(
        "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1),
        ChunkBytes.pngChunk(
            "IHDR", ByteBuffer.allocate(13).putInt(WIDTH).putInt(HEIGHT).put(fields).array()),
        colorType == PALETTE ? ChunkBytes.pngChunk("PLTE", palette()) : new byte[0],
        transparent && colorType <= PALETTE
            ? ChunkBytes.pngChunk("tRNS", transparency())
            : new byte[0],
        ChunkBytes.pngChunk("IDAT", zlib),
        ChunkBytes.pngChunk("IEND", new byte[0]));
  }

  /** Returns the picture on white. */
  BufferedImage picture() {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int level = intensity(x, y);
        int[] rgb = channels(level, 255);
        boolean colored = colorType == 2 || colorType == PALETTE || colorType == 6;
        int color = colored ? rgb[0] << 16 | rgb[1] << 8 | rgb[2] : rgb[0] * 0x010101;
        picture.setRGB(x, y, transparent && level == 0 ? 0xffffff : color);
      }
    }
    return picture;
  }

  private byte[] lines() {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (int[] pass : interlaced ? PASSES : new int[][] {{0, 0, 1, 1}}) {
      for (int y = pass[1]; y < HEIGHT && pass[0] < WIDTH; y += pass[3]) {
        lines.write(0);
        lines.writeBytes(line(y, pass[0], pass[2]));
      }
    }
    return lines.toByteArray();
  }

  private byte[] line(int y, int left, int step) {
    List<Integer> samples = new ArrayList<>();
    for (int x = left; x < WIDTH; x += step) {
      int level = intensity(x, y);
      int max = (1 << depth) - 1;
      int[] rgb = channels(level, max);
      switch (colorType) {
        case 2, 6 -> samples.addAll(List.of(rgb[0], rgb[1], rgb[2]));
        case PALETTE -> samples.add(level);
        default -> samples.add(rgb[0]);
      }
      if (colorType >= 4) {
        samples.add(transparent && level == 0 ? 0 : max);
      }
    }
    return pack(samples);
  }

  private byte[] pack(List<Integer> samples) {
    byte[] bytes = new byte[(samples.size() * depth + 7) / 8];
    for (int i = 0; i < samples.size() * depth; i++) {
      int bit = samples.get(i / depth) >> (depth - 1 - i % depth) & 1;
      bytes[i / 8] |= (byte) (bit << (7 - i % 8));
    }
    return bytes;
  }

  /** Returns the intensity of a pixel, from 0 to 3, or to 1 if there is a single bit. */
  private int intensity(int x, int y) {
    return (x / SQUARE + 2 * (y / SQUARE)) % (depth == 1 ? 2 : 4);
  }

  private int[] channels(int level, int max) {
    double share = (double) level / (depth == 1 ? 1 : 3);
    return new int[] {
      (int) Math.round(share * max),
      (int) Math.round((0.1 + 0.8 * share) * max),
      (int) Math.round((0.2 + 0.6 * share) * max)
    };
  }

  private byte[] palette() {
    byte[] colors = new byte[3 * (depth == 1 ? 2 : 4)];
    for (int i = 0; i < colors.length; i++) {
      colors[i] = (byte) channels(i / 3, 255)[i % 3];
    }
    return colors;
  }

  /** Returns the opacity of the first color, or the samples of the transparent color. */
  private byte[] transparency() {
    int[] rgb = channels(0, (1 << depth) - 1);
    return switch (colorType) {
      case PALETTE -> new byte[1];
      case 0 -> ByteBuffer.allocate(2).putShort((short) rgb[0]).array();
      default ->
          ByteBuffer.allocate(6)
              .putShort((short) rgb[0])
              .putShort((short) rgb[1])
              .putShort((short) rgb[2])
              .array();
    };
  }

  @Override
  public String toString() {
    return "PNG of color type "
        + colorType
        + " with "
        + depth
        + " bits"
        + (interlaced ? ", interlaced" : "")
        + (transparent ? ", transparent" : "");
  }
}
