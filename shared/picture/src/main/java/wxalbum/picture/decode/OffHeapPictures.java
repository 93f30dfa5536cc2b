package wxalbum.picture.decode;

import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.util.function.Function;
import wxalbum.picture.color.SrgbConverter;

/** Creates decoded pictures whose pixels are in native memory with the same lifetime. */
public final class OffHeapPictures {
  private OffHeapPictures() {}

  /**
   * Returns a picture that was decoded into native memory. Any thread may read the memory, and
   * closing the picture frees it.
   *
   * @param srgbConverter converts the pixels to sRGB
   * @param decode decodes into memory of the given arena; the arena is closed when this function
   *     throws
   */
  @SuppressWarnings("MustBeClosedChecker")
  public static DecodedPicture create(
      SrgbConverter srgbConverter, Function<Arena, BufferedImage> decode) {
    Arena arena = Arena.ofShared();
    try {
      return new DecodedPicture(decode.apply(arena), srgbConverter, arena::close);
    } catch (RuntimeException | Error e) {
      arena.close();
      throw e;
    }
  }
}
