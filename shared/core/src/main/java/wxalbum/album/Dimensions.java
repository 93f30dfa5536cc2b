package wxalbum.album;

/** Width and height of an upright picture in pixels. Both are at least 1. */
public record Dimensions(int width, int height) {
  public Dimensions {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a picture must be at least 1 by 1 pixel, not " + width + " by " + height);
    }
  }

  /**
   * Returns these dimensions, scaled down so that the longest side is at most {@code maxSide}
   * pixels. Smaller dimensions are returned unchanged. No side becomes smaller than 1 pixel.
   */
  public Dimensions fitWithin(int maxSide) {
    int longestSide = Math.max(width, height);
    if (longestSide <= maxSide) {
      return this;
    }
    return new Dimensions(scale(width, maxSide, longestSide), scale(height, maxSide, longestSide));
  }

  private static int scale(int length, int maxSide, int longestSide) {
    return (int) Math.max(1, Math.round((double) length * maxSide / longestSide));
  }
}
