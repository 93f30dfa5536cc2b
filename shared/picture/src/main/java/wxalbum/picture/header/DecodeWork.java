package wxalbum.picture.header;

/**
 * The estimated work of decoding a picture, as its header and its markers determine it. The unit is
 * that of {@link WorkBudget}. Each cost is that of the slowest file that was found, and {@code
 * docs/pictures.md} has the measurements.
 *
 * @param quick work of the quick decoders
 * @param thorough work of the decoders in Java
 */
public record DecodeWork(long quick, long thorough) {
  /** No work. */
  public static final DecodeWork NONE = new DecodeWork(0, 0);

  private static final int SAMPLES_PER_BLOCK = 64;
  private static final int LOSSLESS_PROCESS = 3;

  /** Cost of a line that a decoder in Java passes on. */
  private static final int LINE = 2_000;

  /**
   * Returns the work of a JPEG. A decoder visits every block once for each scan, even if the scan
   * has no data. The decoder in Java also transforms and converts every block after each scan.
   *
   * @param segments number of segments before the first scan
   * @param scans number of scans, 1 for a picture that is not in several scans
   * @param bytes length of the file
   */
  static DecodeWork ofJpeg(JpegFrame frame, long segments, long scans, long bytes) {
    long blocks = frame.blockCount();
    long lines = frame.size().height();
    long inJava = segments * 20_000 + bytes * 20;
    if (frame.sofType() == LOSSLESS_PROCESS) {
      return new DecodeWork(0, inJava + blocks * SAMPLES_PER_BLOCK * 40);
    }
    if (scans == 1) {
      return new DecodeWork(blocks * 250 + bytes * 8, inJava + blocks * 350 + lines * LINE);
    }
    return new DecodeWork(
        scans * (blocks * 45 + 500) + blocks * 250 + bytes * 30,
        inJava + scans * (blocks * 500 + lines * LINE + 10_000));
  }

  /**
   * Returns the work of a PNG.
   *
   * @param bytes length of the file
   */
  static DecodeWork ofPng(PngImageHeader image, long bytes) {
    long pixels = pixelCount(image.size());
    long lines = image.size().height();
    long inflated = pixels * image.colorType().channels() * image.bitDepth() / 8 + lines;
    return new DecodeWork(
        inflated * 4 + pixels * 4 + lines * 100 + bytes * 15,
        inflated * 5 + pixels * 15 + lines * LINE / 8 + bytes * 30);
  }

  /**
   * Returns the work of the first frame of a GIF, which is at most as large as the picture.
   *
   * @param blocks number of extensions, and of blocks of data, up to the end of the picture
   */
  static DecodeWork ofGif(PixelSize size, long blocks) {
    return new DecodeWork(0, pixelCount(size) * 22 + (long) size.height() * LINE + blocks * 500);
  }

  /**
   * Returns the work of a WebP.
   *
   * @param frame size of the first frame
   * @param alpha whether it is a lossy frame with an alpha channel
   * @param bytes length of the file
   */
  static DecodeWork ofLossyWebp(PixelSize frame, boolean alpha, long bytes) {
    long pixels = pixelCount(frame);
    return new DecodeWork(
        pixels * (alpha ? 32 : 12) + bytes * 45, pixels * (alpha ? 220 : 100) + bytes * 80);
  }

  /**
   * Returns the work of a lossless WebP.
   *
   * @param frame size of the first frame
   * @param bytes length of the file
   */
  static DecodeWork ofLosslessWebp(PixelSize frame, long bytes) {
    return new DecodeWork(pixelCount(frame) * 30 + bytes * 10, pixelCount(frame) * 180);
  }

  /**
   * Returns the work of a picture that only one decoder supports.
   *
   * @param work the work of that decoder
   */
  public static DecodeWork ofSingleDecoder(long work) {
    return new DecodeWork(work, work);
  }

  private static long pixelCount(PixelSize size) {
    return (long) size.width() * size.height();
  }
}
