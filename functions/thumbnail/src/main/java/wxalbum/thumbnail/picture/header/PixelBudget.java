package wxalbum.thumbnail.picture.header;

import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * What a function of 512 MB can decode. It stops small files that tell of enormous pictures: 1.2 MB
 * of PNG hold 20000 by 20000 pixels.
 */
public final class PixelBudget {
  /** Pixels of the largest picture that the contract admits. */
  public static final long MAX_PIXELS = 200_000_000;

  /**
   * What a decoder may hold at once: 67 megapixels of a progressive JPEG whose colours have a
   * quarter of the resolution (3 bytes a pixel), 50 of a lossless WebP (4 bytes).
   */
  private static final long MAX_WORKING_BYTES = 192L << 20;

  private PixelBudget() {}

  /**
   * Lets a picture pass that can be decoded.
   *
   * @throws UnfitPicture of {@link Fault#TOO_MANY_PIXELS} or {@link Fault#TOO_DEMANDING}
   */
  public static void check(Header header) {
    if ((long) header.size().width() * header.size().height() > MAX_PIXELS) {
      throw new UnfitPicture(Fault.TOO_MANY_PIXELS);
    }
    if (header.workingBytes() > MAX_WORKING_BYTES) {
      throw new UnfitPicture(Fault.TOO_DEMANDING);
    }
  }
}
