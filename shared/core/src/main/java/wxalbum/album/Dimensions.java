package wxalbum.album;

/** Width and height of an upright picture, in pixels. */
public record Dimensions(int width, int height) {
  /** Refuses what is no picture. */
  public Dimensions {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a picture of " + width + " by " + height);
    }
  }

  /**
   * The same shape with its longest side at most {@code longest}: never enlarged, never below 1.
   */
  public Dimensions within(int longest) {
    int side = Math.max(width, height);
    if (side <= longest) {
      return this;
    }
    return new Dimensions(scaled(width, longest, side), scaled(height, longest, side));
  }

  private static int scaled(int length, int longest, int side) {
    return (int) Math.max(1, Math.round((double) length * longest / side));
  }
}
