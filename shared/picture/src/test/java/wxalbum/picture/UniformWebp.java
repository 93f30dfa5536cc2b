package wxalbum.picture;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;

/** Builds WebP files of any size in one color. */
final class UniformWebp {
  /** No transform, no color cache, and prefix codes of one symbol each (RFC 9649, 3.7.2.1.1). */
  private static final String CODES = "2859912bd3ff0000";

  private static final int TRANSFORM_BITS = 3;

  private UniformWebp() {}

  /** Returns a lossless file in opaque brown. */
  static byte[] lossless(int width, int height) {
    return lossless(width, height, 0);
  }

  /**
   * Returns a lossless file.
   *
   * @param transforms how often the transformation that subtracts green is stated. The
   *     specification allows it once (RFC 9649, section 4).
   */
  static byte[] lossless(int width, int height, int transforms) {
    byte[] size = ChunkBytes.littleEndian(width - 1 | (height - 1) << 14, 4);
    BitSet bits = new BitSet();
    for (int i = 0; i < transforms; i++) {
      // A transformation follows, and its type is 2, the lowest bit first.
      bits.set(TRANSFORM_BITS * i);
      bits.set(TRANSFORM_BITS * i + 2);
    }
    BitSet codes = BitSet.valueOf(HexFormat.of().parseHex(CODES));
    codes.stream().forEach(bit -> bits.set(TRANSFORM_BITS * transforms + bit));
    byte[] coded = Arrays.copyOf(bits.toByteArray(), 9 + TRANSFORM_BITS * transforms / 8);
    return ChunkBytes.webpFile(
        ChunkBytes.riffChunk("VP8L", ChunkBytes.concat(new byte[] {0x2f}, size, coded)));
  }
}
