package wxalbum.picture.header;

import static wxalbum.picture.header.ByteReader.requireValid;

/**
 * The header of a coded picture in a WebP.
 *
 * @param size size of the picture in pixels
 * @param workingBytes bytes of working memory of a decoder, in addition to its result
 */
record WebpFrameHeader(PixelSize size, long workingBytes) {
  /** Bytes per pixel of a lossless picture, which a decoder keeps whole in memory. */
  private static final int LOSSLESS_BYTES_PER_PIXEL = 4;

  /**
   * Bytes per pixel of the alpha channel of a lossy picture. The channel is kept whole and is coded
   * as a lossless picture.
   */
  private static final int ALPHA_BYTES_PER_PIXEL = 1 + LOSSLESS_BYTES_PER_PIXEL;

  private static final int LOSSLESS_SIGNATURE = 0x2f;
  private static final int START_CODE = 0x2a019d;
  private static final int SIDE_BITS = 14;
  private static final int SIDE_MASK = (1 << SIDE_BITS) - 1;

  /** Reads the header of the next picture, and skips its alpha channel and other chunks. */
  static WebpFrameHeader readNext(ByteReader chunks) {
    int bytesPerPixel = 0;
    while (true) {
      RiffChunk chunk = RiffChunk.read(chunks);
      switch (chunk.type()) {
        case "ALPH" -> bytesPerPixel = ALPHA_BYTES_PER_PIXEL;
        case "VP8 " -> {
          return of(readLossySize(chunk.content()), bytesPerPixel);
        }
        case "VP8L" -> {
          requireComplete(chunk);
          return of(readLosslessSize(chunk.content()), LOSSLESS_BYTES_PER_PIXEL);
        }
        default -> {}
      }
    }
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

  private static WebpFrameHeader of(PixelSize size, int bytesPerPixel) {
    return new WebpFrameHeader(size, (long) bytesPerPixel * size.width() * size.height());
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
