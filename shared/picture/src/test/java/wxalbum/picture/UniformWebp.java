package wxalbum.picture;

import java.util.HexFormat;

/** Builds WebP files of any size in one color. */
final class UniformWebp {
  /** No transform, no color cache, and prefix codes of one symbol each (RFC 9649, 3.7.2.1.1). */
  private static final String CODES = "2859912bd3ff0000";

  private UniformWebp() {}

  /** Returns a lossless file in opaque brown. */
  static byte[] lossless(int width, int height) {
    byte[] size = ChunkBytes.littleEndian(width - 1 | (height - 1) << 14, 4);
    byte[] codes = HexFormat.of().parseHex(CODES);
    return ChunkBytes.webpFile(
        ChunkBytes.riffChunk("VP8L", ChunkBytes.concat(new byte[] {0x2f}, size, codes)));
  }
}
