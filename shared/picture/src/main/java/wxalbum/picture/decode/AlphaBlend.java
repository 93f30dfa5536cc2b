package wxalbum.picture.decode;

/** Blends single pixels with white, without memory of its own. */
public final class AlphaBlend {
  /** White, and the mask of the three colors. */
  public static final int WHITE = 0xffffff;

  private static final int RED_AND_BLUE = 0xff00ff;
  private static final int ROUNDING = 0x800080;

  private AlphaBlend() {}

  /**
   * Returns a pixel blended with white.
   *
   * @param rgb red in bits 16 to 23, green in bits 8 to 15, blue in bits 0 to 7
   * @param alpha the opacity, from 0 to 255, of which 255 is opaque
   */
  public static int overWhite(int rgb, int alpha) {
    int white = 255 * (255 - alpha);
    int outer = (rgb & RED_AND_BLUE) * alpha + (white << 16 | white) + ROUNDING;
    int green = (rgb >>> 8 & 0xff) * alpha + white + 128;
    // With half added before, (v + v / 256) / 256 equals v / 255, rounded, for 16 bits.
    return ((outer + (outer >>> 8 & RED_AND_BLUE)) >>> 8 & RED_AND_BLUE)
        | ((green + (green >>> 8)) & 0xff00);
  }
}
