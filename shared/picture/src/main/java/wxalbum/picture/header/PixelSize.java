package wxalbum.picture.header;

/** Width and height of a picture in pixels. Both are at least 1. */
public record PixelSize(int width, int height) {
  public PixelSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a picture must be at least 1 by 1 pixel, not " + width + " by " + height);
    }
  }

  /**
   * Returns this size, scaled down so that the longest side is at most {@code maxSide} pixels. A
   * smaller size is returned unchanged. No side becomes smaller than 1 pixel.
   */
  public PixelSize fitWithin(int maxSide) {
    int longestSide = Math.max(width, height);
    if (longestSide <= maxSide) {
      return this;
    }
    return new PixelSize(scale(width, maxSide, longestSide), scale(height, maxSide, longestSide));
  }

  private static int scale(int length, int maxSide, int longestSide) {
    return (int) Math.max(1, Math.round((double) length * maxSide / longestSide));
  }
}
