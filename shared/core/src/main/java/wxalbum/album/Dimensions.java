package wxalbum.album;

/** Width and height of an upright picture in pixels. Both are at least 1. */
public record Dimensions(int width, int height) {
  /** The part of its nominal side that the shortest side of a rendition has if possible. */
  private static final double MIN_SIDE_SHARE = 0.3;

  /** The maximum length of a rendition, as a multiple of its nominal side. */
  private static final double MAX_SIDE_FACTOR = 10;

  public Dimensions {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a picture must be at least 1 by 1 pixel, not " + width + " by " + height);
    }
  }

  /**
   * Returns these dimensions, scaled down for a rendition. The longest side is at most {@code side}
   * pixels. The rendition of a very long picture, such as a screenshot of a whole chat, stays
   * legible: its shortest side has 30 % of {@code side}, as long as there are at most {@code side}
   * × {@code side} pixels and the longest side is at most ten times {@code side}. Smaller
   * dimensions are returned unchanged. No side becomes smaller than 1 pixel.
   */
  public Dimensions fitRendition(int side) {
    double longest = Math.max(width, height);
    double legible =
        Math.min(
            Math.min(
                MIN_SIDE_SHARE * side / Math.min(width, height),
                side / Math.sqrt((double) width * height)),
            MAX_SIDE_FACTOR * side / longest);
    if (Math.max(legible, side / longest) >= 1) {
      return this;
    }
    return legible <= side / longest
        ? new Dimensions(
            rounded((double) width * side / longest), rounded((double) height * side / longest))
        : new Dimensions(rounded(width * legible), rounded(height * legible));
  }

  private static int rounded(double length) {
    return (int) Math.max(1, Math.round(length));
  }
}
