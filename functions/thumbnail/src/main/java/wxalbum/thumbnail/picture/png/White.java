package wxalbum.thumbnail.picture.png;

/** The ground on which pixels are laid that one can see through. */
final class White {
  static final int PIXEL = 0xffffff;

  private static final int OUTER = 0xff00ff;
  private static final int HALVES = 0x800080;

  private White() {}

  /**
   * A pixel laid on white.
   *
   * @param rgb red in bits 16 to 23, green in 8 to 15, blue in 0 to 7
   * @param alpha 0 to 255, which is opaque
   */
  static int under(int rgb, int alpha) {
    int ground = 255 * (255 - alpha);
    int outer = (rgb & OUTER) * alpha + (ground << 16 | ground) + HALVES;
    int green = (rgb >>> 8 & 0xff) * alpha + ground + 128;
    // With half added before, v + v / 256 over 256 is v over 255, rounded, in 16 bits.
    return ((outer + (outer >>> 8 & OUTER)) >>> 8 & OUTER) | ((green + (green >>> 8)) & 0xff00);
  }
}
