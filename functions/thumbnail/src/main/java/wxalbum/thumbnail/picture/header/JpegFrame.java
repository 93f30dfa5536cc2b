package wxalbum.thumbnail.picture.header;

import static wxalbum.thumbnail.picture.header.HeaderBytes.insist;

import wxalbum.album.Dimensions;

/**
 * The frame header of a JPEG (ISO/IEC 10918-1, B.2.2).
 *
 * @param coding n of the marker SOFn
 * @param bits of a sample
 * @param blocks of eight by eight samples in all components; they fill whole units
 */
record JpegFrame(int coding, int bits, Dimensions size, int components, long blocks) {
  private static final int PROGRESSIVE = 2;
  private static final int BLOCK_SIDE = 8;

  /** Of a coefficient for each sample. */
  private static final int BLOCK_BYTES = 2 * BLOCK_SIDE * BLOCK_SIDE;

  /** Reads it. A height of 0, which comes behind the first scan (DNL), no decoder supports. */
  static JpegFrame read(int coding, HeaderBytes bytes) {
    int bits = bytes.one();
    int height = bytes.two();
    Dimensions size = HeaderBytes.size(bytes.two(), height);
    int components = bytes.one();
    insist(components >= 1 && components <= 4);
    int across = 1;
    int down = 1;
    int blocksOfUnit = 0;
    for (int i = 0; i < components; i++) {
      bytes.skip(1);
      int factors = bytes.one();
      bytes.skip(1);
      insist(isFactor(factors >> 4) && isFactor(factors & 0xf));
      across = Math.max(across, factors >> 4);
      down = Math.max(down, factors & 0xf);
      blocksOfUnit += (factors >> 4) * (factors & 0xf);
    }
    insist(bytes.left() == 0);
    long units =
        (long) Math.ceilDiv(size.width(), BLOCK_SIDE * across)
            * Math.ceilDiv(size.height(), BLOCK_SIDE * down);
    return new JpegFrame(coding, bits, size, components, units * blocksOfUnit);
  }

  /** Baseline, extended or progressive, Huffman-coded, of grey or three colours. */
  boolean isCommon() {
    return coding <= PROGRESSIVE && bits == 8 && (components == 1 || components == 3);
  }

  /**
   * What decoders hold at once: the coefficients of all blocks where the picture comes in several
   * scans.
   *
   * @param scanned components in the first scan
   */
  long workingBytes(int scanned) {
    boolean progressive = (coding & 3) == PROGRESSIVE;
    return progressive || scanned < components ? BLOCK_BYTES * blocks : 0;
  }

  private static boolean isFactor(int factor) {
    return factor >= 1 && factor <= 4;
  }
}
