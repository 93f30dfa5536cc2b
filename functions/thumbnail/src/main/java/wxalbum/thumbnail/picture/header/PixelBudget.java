package wxalbum.thumbnail.picture.header;

import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * Limits of pixels and memory that let every accepted picture be decoded in a process of 512 MB.
 * They reject small files with enormous pictures: a PNG of 1.2 MB can hold 20000 by 20000 pixels.
 */
public final class PixelBudget {
  /** The largest accepted number of pixels. */
  public static final long MAX_PIXELS = 200_000_000;

  /**
   * Limit of a decoder's working memory. It corresponds to 67 megapixels of a progressive JPEG with
   * 4:2:0 subsampling (3 bytes per pixel), or to 50 megapixels of a lossless WebP (4 bytes).
   */
  private static final long MAX_WORKING_BYTES = 192L << 20;

  /**
   * Limit of a decoder's working memory plus its result. A picture that is too narrow to be reduced
   * is decoded at full size: a PNG of 200000 by 790 pixels takes 632 MB, a JPEG with the longest
   * possible side 209 MB.
   */
  private static final long MAX_BYTES = 256L << 20;

  /** Bytes of a decoded pixel. */
  private static final int PIXEL_BYTES = 4;

  private PixelBudget() {}

  /**
   * Checks the number of pixels and the working memory.
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
   * Checks the memory for decoding a picture at a reduced size.
   *
   * @param reduction divisor of both sides
   * @throws UnfitPicture of {@link Fault#TOO_DEMANDING}
   */
  public static void check(Header header, int reduction) {
    Dimensions decoded = header.reduced(reduction);
    long bytes = (long) PIXEL_BYTES * decoded.width() * decoded.height();
    if (header.workingBytes() + bytes > MAX_BYTES) {
      throw new UnfitPicture(Fault.TOO_DEMANDING);
    }
  }
}
