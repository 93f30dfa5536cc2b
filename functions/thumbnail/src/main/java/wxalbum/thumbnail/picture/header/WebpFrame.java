package wxalbum.thumbnail.picture.header;

import static wxalbum.thumbnail.picture.header.HeaderBytes.insist;

import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * The header of a coded picture in a WebP.
 *
 * @param size size of the picture in pixels
 * @param workingBytes bytes of working memory of a decoder, in addition to its result
 */
record WebpFrame(Dimensions size, long workingBytes) {
  /** Bytes per pixel of a lossless picture, which a decoder keeps whole in memory. */
  private static final int LOSSLESS_BYTES = 4;

  /**
   * Bytes per pixel of the alpha channel of a lossy picture. The channel is kept whole and is coded
   * as a lossless picture.
   */
  private static final int OPACITY_BYTES = 1 + LOSSLESS_BYTES;

  private static final int LOSSLESS_SIGNATURE = 0x2f;
  private static final int START_CODE = 0x2a019d;
  private static final int SIDE_BITS = 14;
  private static final int SIDE_MASK = (1 << SIDE_BITS) - 1;

  /** Reads the header of the next picture, and skips its alpha channel and other chunks. */
  static WebpFrame next(HeaderBytes chunks) {
    int bytesPerPixel = 0;
    while (true) {
      RiffChunk chunk = RiffChunk.read(chunks);
      switch (chunk.type()) {
        case "ALPH" -> bytesPerPixel = OPACITY_BYTES;
        case "VP8 " -> {
          return of(lossy(chunk.content()), bytesPerPixel);
        }
        case "VP8L" -> {
          requireWhole(chunk);
          return of(lossless(chunk.content()), LOSSLESS_BYTES);
        }
        default -> {}
      }
    }
  }

  /**
   * Rejects a truncated lossless picture. Decoders replace the missing part by noise and do not
   * report how much is missing.
   */
  private static void requireWhole(RiffChunk lossless) {
    if (!lossless.whole()) {
      throw new UnfitPicture(Fault.TRUNCATED);
    }
  }

  private static WebpFrame of(Dimensions size, int bytesPerPixel) {
    return new WebpFrame(size, (long) bytesPerPixel * size.width() * size.height());
  }

  /**
   * Reads the size from a VP8 key frame (RFC 6386, 9.1). The upper two bits of each side hold a
   * scale, which is ignored.
   */
  private static Dimensions lossy(HeaderBytes bytes) {
    insist((bytes.one() & 1) == 0);
    bytes.skip(2);
    insist((bytes.two() | bytes.one() << 16) == START_CODE);
    return HeaderBytes.size(bytes.two() & SIDE_MASK, bytes.two() & SIDE_MASK);
  }

  /** Reads the size from a VP8L picture (RFC 9649, section 3.4). */
  private static Dimensions lossless(HeaderBytes bytes) {
    insist(bytes.one() == LOSSLESS_SIGNATURE);
    int fields = (int) bytes.four();
    return new Dimensions(1 + (fields & SIDE_MASK), 1 + (fields >> SIDE_BITS & SIDE_MASK));
  }
}
