package wxalbum.thumbnail.picture;

import java.util.HexFormat;

/** WebP files of any size and one colour. */
final class UniformWebp {
  /** No transform and no cache, then codes of one symbol each (RFC 9649, 3.7.2.1.1). */
  private static final String CODES = "2859912bd3ff0000";

  private UniformWebp() {}

  /** Without loss, of an opaque brown. */
  static byte[] lossless(int width, int height) {
    byte[] size = Chunks.lowFirst(width - 1 | (height - 1) << 14, 4);
    byte[] codes = HexFormat.of().parseHex(CODES);
    return Chunks.webp(Chunks.riff("VP8L", Chunks.joined(new byte[] {0x2f}, size, codes)));
  }
}
