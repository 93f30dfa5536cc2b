package wxalbum.picture.header;

/**
 * Limits of pixels and memory that let every accepted picture be decoded in a process of 512 MB.
 * They reject small files with enormous pictures: a PNG of 1.2 MB can hold 20000 by 20000 pixels.
 */
public final class DecodeLimits {
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
  private static final long MAX_TOTAL_BYTES = 256L << 20;

  /** Bytes of a decoded pixel. */
  private static final int BYTES_PER_PIXEL = 4;

  private DecodeLimits() {}

  /**
   * Checks the number of pixels and the working memory.
   *
   * @throws UndecodablePictureException of {@link PictureFault#TOO_MANY_PIXELS} or {@link
   *     PictureFault#TOO_DEMANDING}
   */
  public static void check(PictureHeader header) {
    if ((long) header.size().width() * header.size().height() > MAX_PIXELS) {
      throw new UndecodablePictureException(PictureFault.TOO_MANY_PIXELS);
    }
    if (header.workingBytes() > MAX_WORKING_BYTES) {
      throw new UndecodablePictureException(PictureFault.TOO_DEMANDING);
    }
  }

  /**
   * Checks the memory for decoding a picture at a reduced size.
   *
   * @param reduction divisor of both sides
   * @throws UndecodablePictureException of {@link PictureFault#TOO_DEMANDING}
   */
  public static void check(PictureHeader header, int reduction) {
    PixelSize decoded = header.reducedSize(reduction);
    long bytes = (long) BYTES_PER_PIXEL * decoded.width() * decoded.height();
    if (header.workingBytes() + bytes > MAX_TOTAL_BYTES) {
      throw new UndecodablePictureException(PictureFault.TOO_DEMANDING);
    }
  }
}
