package wxalbum.thumbnail.picture.header;

import static wxalbum.thumbnail.picture.header.HeaderBytes.insist;

import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * A coded picture in a WebP.
 *
 * @param workingBytes what a decoder must hold at once beside the lines that it gives
 */
record WebpFrame(Dimensions size, long workingBytes) {
  /** Without loss the whole picture is held, four bytes a pixel. */
  private static final int LOSSLESS_BYTES = 4;

  /** Opacity beside a picture with loss is held whole, and is coded as a picture without. */
  private static final int OPACITY_BYTES = 1 + LOSSLESS_BYTES;

  private static final int LOSSLESS_SIGNATURE = 0x2f;
  private static final int START_CODE = 0x2a019d;
  private static final int SIDE_BITS = 14;
  private static final int SIDE_MASK = (1 << SIDE_BITS) - 1;

  /** Steps to the next picture, and over the opacity before it. */
  static WebpFrame next(HeaderBytes chunks) {
    int bytes = 0;
    while (true) {
      RiffChunk chunk = RiffChunk.read(chunks);
      switch (chunk.type()) {
        case "ALPH" -> bytes = OPACITY_BYTES;
        case "VP8 " -> {
          return of(lossy(chunk.content()), bytes);
        }
        case "VP8L" -> {
          requireWhole(chunk);
          return of(lossless(chunk.content()), LOSSLESS_BYTES);
        }
        default -> {}
      }
    }
  }

  /** Readers make noise of what is missing, and do not tell how much of a picture that is. */
  private static void requireWhole(RiffChunk lossless) {
    if (!lossless.whole()) {
      throw new UnfitPicture(Fault.TRUNCATED);
    }
  }

  private static WebpFrame of(Dimensions size, int bytes) {
    return new WebpFrame(size, (long) bytes * size.width() * size.height());
  }

  /** The header of a key frame, whose sides share their bytes with a scale (RFC 6386, 9.1). */
  private static Dimensions lossy(HeaderBytes bytes) {
    insist((bytes.one() & 1) == 0);
    bytes.skip(2);
    insist((bytes.two() | bytes.one() << 16) == START_CODE);
    return HeaderBytes.size(bytes.two() & SIDE_MASK, bytes.two() & SIDE_MASK);
  }

  /** RFC 9649, section 3.4. */
  private static Dimensions lossless(HeaderBytes bytes) {
    insist(bytes.one() == LOSSLESS_SIGNATURE);
    int fields = (int) bytes.four();
    return new Dimensions(1 + (fields & SIDE_MASK), 1 + (fields >> SIDE_BITS & SIDE_MASK));
  }
}
