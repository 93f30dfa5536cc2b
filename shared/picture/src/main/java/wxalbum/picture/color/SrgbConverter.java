package wxalbum.picture.color;

/** Converts pixels to sRGB (IEC 61966-2-1). */
@FunctionalInterface
public interface SrgbConverter {
  /** Leaves pixels unchanged, for colors that are already in sRGB. */
  SrgbConverter IDENTITY = _ -> {};

  /**
   * Converts pixels in place. Red is in bits 16 to 23, green in bits 8 to 15, blue in bits 0 to 7.
   */
  void convert(int[] pixels);
}
