package wxalbum.picture.header;

import static wxalbum.picture.header.ByteReader.requireValid;

import java.util.Optional;
import wxalbum.picture.color.IccColorSpace;

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
  private static final int LOSSLESS = 3;
  private static final int BLOCK_SIDE = 8;

  /** Bytes of the coefficients of one block: two for each sample. */
  private static final int BYTES_PER_BLOCK = 2 * BLOCK_SIDE * BLOCK_SIDE;

  /**
   * Reads a frame header.
   *
   * @throws UndecodablePictureException of {@link PictureFault#UNSUPPORTED_CODING} when the height
   *     is 0: it then follows the first scan (DNL), which no decoder supports
   */
  static JpegFrame read(int coding, ByteReader bytes) {
    int bits = bytes.readU8();
    int height = bytes.readU16();
    int width = bytes.readU16();
    if (height == 0 && width > 0) {
      throw new UndecodablePictureException(PictureFault.UNSUPPORTED_CODING);
    }
    PixelSize size = ByteReader.requireSize(width, height);
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
   * Checks that a decoder supports the coding: Huffman-coded with 8 bits a sample, or lossless.
   *
   * @throws UndecodablePictureException of {@link PictureFault#UNSUPPORTED_CODING} for arithmetic
   *     coding, hierarchical frames and 12 bits a sample
   */
  void requireSupportedCoding() {
    if (sofType > LOSSLESS || (sofType < LOSSLESS && bitsPerSample == 12)) {
      throw new UndecodablePictureException(PictureFault.UNSUPPORTED_CODING);
    }
  }

  /** Returns the color space of the samples; empty if the number of components fits none. */
  Optional<IccColorSpace> colorSpace() {
    return switch (components) {
      case 1 -> Optional.of(IccColorSpace.GRAY);
      case 3 -> Optional.of(IccColorSpace.RGB);
      case 4 -> Optional.of(IccColorSpace.CMYK);
      default -> Optional.empty();
    };
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
