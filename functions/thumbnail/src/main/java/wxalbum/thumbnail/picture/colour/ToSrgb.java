package wxalbum.thumbnail.picture.colour;

/** Brings colours into sRGB (IEC 61966-2-1). */
@FunctionalInterface
public interface ToSrgb {
  /** For colours that are in sRGB already. */
  ToSrgb NOTHING_TO_DO = _ -> {};

  /** Converts pixels in place: red in bits 16 to 23, green in 8 to 15, blue in 0 to 7. */
  void convert(int[] pixels);
}
