package wxalbum.picture.header;

import static wxalbum.picture.header.ByteReader.requireValid;

/**
 * The frame header of a JPEG (ISO/IEC 10918-1, B.2.2).
 *
 * @param sofType the number n of the marker SOFn
 * @param bitsPerSample bits per sample
 * @param size size of the picture in pixels
 * @param components number of color components, from 1 to 4
 * @param blockCount number of blocks of 8 by 8 samples in all components, including the padding
 *     that fills the last units
 */
record JpegFrame(int sofType, int bitsPerSample, PixelSize size, int components, long blockCount) {
  private static final int PROGRESSIVE = 2;
  private static final int BLOCK_SIDE = 8;

  /** Bytes of the coefficients of one block: two for each sample. */
  private static final int BYTES_PER_BLOCK = 2 * BLOCK_SIDE * BLOCK_SIDE;

  /**
   * Reads a frame header. A height of 0 is rejected: it means that the height follows the first
   * scan (DNL), which no decoder supports.
   */
  static JpegFrame read(int coding, ByteReader bytes) {
    int bits = bytes.readU8();
    int height = bytes.readU16();
    PixelSize size = ByteReader.requireSize(bytes.readU16(), height);
    int components = bytes.readU8();
    requireValid(components >= 1 && components <= 4);
    int maxHorizontal = 1;
    int maxVertical = 1;
    int blocksPerUnit = 0;
    for (int i = 0; i < components; i++) {
      bytes.skip(1);
      int factors = bytes.readU8();
      bytes.skip(1);
      requireValid(isSamplingFactor(factors >> 4) && isSamplingFactor(factors & 0xf));
      maxHorizontal = Math.max(maxHorizontal, factors >> 4);
      maxVertical = Math.max(maxVertical, factors & 0xf);
      blocksPerUnit += (factors >> 4) * (factors & 0xf);
    }
    requireValid(bytes.remaining() == 0);
    long units =
        (long) Math.ceilDiv(size.width(), BLOCK_SIDE * maxHorizontal)
            * Math.ceilDiv(size.height(), BLOCK_SIDE * maxVertical);
    return new JpegFrame(coding, bits, size, components, units * blocksPerUnit);
  }

  /**
   * Returns whether the quick decoders support the frame: baseline, extended or progressive,
   * Huffman-coded, 8 bits per sample, one or three components.
   */
  boolean suitsQuickDecoders() {
    return sofType <= PROGRESSIVE && bitsPerSample == 8 && (components == 1 || components == 3);
  }

  /**
   * Returns the bytes of working memory of a decoder. A picture in several scans needs the
   * coefficients of all blocks at the same time; any other picture needs none.
   *
   * @param scanned number of components in the first scan
   */
  long workingBytes(int scanned) {
    return hasSeveralScans(scanned) ? BYTES_PER_BLOCK * blockCount : 0;
  }

  /**
   * Returns whether decoders accept further scans after the first one.
   *
   * @param scanned number of components in the first scan
   */
  boolean hasSeveralScans(int scanned) {
    return (sofType & 3) == PROGRESSIVE || scanned < components;
  }

  private static boolean isSamplingFactor(int factor) {
    return factor >= 1 && factor <= 4;
  }
}
