package wxalbum.picture.header;

import static wxalbum.picture.header.ByteReader.requireValid;

/**
 * The header of a coded picture in a WebP.
 *
 * @param size size of the picture in pixels
 */
record WebpFrameHeader(PixelSize size, Coding coding) {
  /** The coding of a picture, with the bytes per pixel that a decoder keeps whole in memory. */
  enum Coding {
    LOSSY(0),
    LOSSLESS(4),
    /** The alpha channel is kept whole, and it is coded as a lossless picture. */
    LOSSY_WITH_ALPHA(1 + LOSSLESS.workingBytesPerPixel);

    private final int workingBytesPerPixel;

    Coding(int workingBytesPerPixel) {
      this.workingBytesPerPixel = workingBytesPerPixel;
    }
  }

  private static final int LOSSLESS_SIGNATURE = 0x2f;
  private static final int START_CODE = 0x2a019d;
  private static final int SIDE_BITS = 14;
  private static final int SIDE_MASK = (1 << SIDE_BITS) - 1;

  /** Reads the header of the next picture, and skips its alpha channel and other chunks. */
  static WebpFrameHeader readNext(ByteReader chunks) {
    Coding lossy = Coding.LOSSY;
    while (true) {
      RiffChunk chunk = RiffChunk.read(chunks);
      switch (chunk.type()) {
        case "ALPH" -> lossy = Coding.LOSSY_WITH_ALPHA;
        case "VP8 " -> {
          return new WebpFrameHeader(readLossySize(chunk.content()), lossy);
        }
        case "VP8L" -> {
          requireComplete(chunk);
          return new WebpFrameHeader(readLosslessSize(chunk.content()), Coding.LOSSLESS);
        }
        default -> {}
      }
    }
  }

  /** Returns the bytes of working memory of a decoder, in addition to its result. */
  long workingBytes() {
    return (long) coding.workingBytesPerPixel * size.width() * size.height();
  }

  /**
   * Returns the work of decoding the picture.
   *
   * @param bytes length of the file
   */
  DecodeWork work(long bytes) {
    return switch (coding) {
      case LOSSY -> DecodeWork.ofLossyWebp(size, false, bytes);
      case LOSSY_WITH_ALPHA -> DecodeWork.ofLossyWebp(size, true, bytes);
      case LOSSLESS -> DecodeWork.ofLosslessWebp(size, bytes);
    };
  }

  /**
   * Rejects a truncated lossless picture. Decoders replace the missing part by noise and do not
   * report how much is missing.
   */
  private static void requireComplete(RiffChunk lossless) {
    if (!lossless.complete()) {
      throw new UndecodablePictureException(PictureFault.TRUNCATED);
    }
  }

  /**
   * Reads the size from a VP8 key frame (RFC 6386, 9.1). The upper two bits of each side hold a
   * scale, which is ignored.
   */
  private static PixelSize readLossySize(ByteReader bytes) {
    requireValid((bytes.readU8() & 1) == 0);
    bytes.skip(2);
    requireValid((bytes.readU16() | bytes.readU8() << 16) == START_CODE);
    return ByteReader.requireSize(bytes.readU16() & SIDE_MASK, bytes.readU16() & SIDE_MASK);
  }

  /** Reads the size from a VP8L picture (RFC 9649, section 3.4). */
  private static PixelSize readLosslessSize(ByteReader bytes) {
    requireValid(bytes.readU8() == LOSSLESS_SIGNATURE);
    int fields = (int) bytes.readU32();
    return new PixelSize(1 + (fields & SIDE_MASK), 1 + (fields >> SIDE_BITS & SIDE_MASK));
  }
}
