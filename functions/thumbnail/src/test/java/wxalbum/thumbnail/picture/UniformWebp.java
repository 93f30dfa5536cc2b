package wxalbum.thumbnail.picture;

import java.util.HexFormat;

/** Builds WebP files of any size in one color. */
final class UniformWebp {
  /** No transform, no color cache, and prefix codes of one symbol each (RFC 9649, 3.7.2.1.1). */
  private static final String CODES = "2859912bd3ff0000";

  private UniformWebp() {}

  /** Returns a lossless file in opaque brown. */
  static byte[] lossless(int width, int height) {
    byte[] size = Chunks.lowFirst(width - 1 | (height - 1) << 14, 4);
    byte[] codes = HexFormat.of().parseHex(CODES);
    return Chunks.webp(Chunks.riff("VP8L", Chunks.joined(new byte[] {0x2f}, size, codes)));
  }
}
