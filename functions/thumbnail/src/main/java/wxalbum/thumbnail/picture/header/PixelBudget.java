package wxalbum.thumbnail.picture.header;

import wxalbum.album.Dimensions;
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

  /**
   * What a decoder may hold and give at once. Whoever is too narrow to be reduced comes in full: a
   * PNG of 200000 by 790 takes 632 MB, a JPEG of the longest side 209.
   */
  private static final long MAX_BYTES = 256L << 20;

  /** Of the pixels that decoders give. */
  private static final int PIXEL_BYTES = 4;

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

  /**
   * Lets a picture pass that can be decoded with its sides divided by so much.
   *
   * @throws UnfitPicture of {@link Fault#TOO_DEMANDING}
   */
  public static void check(Header header, int reduction) {
    Dimensions given = header.reduced(reduction);
    long bytes = (long) PIXEL_BYTES * given.width() * given.height();
    if (header.workingBytes() + bytes > MAX_BYTES) {
      throw new UnfitPicture(Fault.TOO_DEMANDING);
    }
  }
}
