package wxalbum.thumbnail.picture.png;

/** What the samples of a pixel are (clause 11.2.2, table 11.1). */
enum ColourType {
  GREY(0, 1, 1, 16),
  TRUECOLOUR(2, 3, 8, 16),
  PALETTE(3, 1, 1, 8),
  GREY_ALPHA(4, 2, 8, 16),
  TRUECOLOUR_ALPHA(6, 4, 8, 16);

  private final int code;
  private final int channels;
  private final int leastDepth;
  private final int greatestDepth;

  ColourType(int code, int channels, int leastDepth, int greatestDepth) {
    this.code = code;
    this.channels = channels;
    this.leastDepth = leastDepth;
    this.greatestDepth = greatestDepth;
  }

  int code() {
    return code;
  }

  /** Samples of a pixel. */
  int channels() {
    return channels;
  }

  /** Whether its samples may have so many bits. */
  boolean allows(int depth) {
    return depth >= leastDepth && depth <= greatestDepth && Integer.bitCount(depth) == 1;
  }
}
