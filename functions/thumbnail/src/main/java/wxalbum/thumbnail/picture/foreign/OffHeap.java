package wxalbum.thumbnail.picture.foreign;

import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.util.function.Function;
import wxalbum.thumbnail.picture.colour.ToSrgb;
import wxalbum.thumbnail.picture.decode.Decoded;

/** Makes decoded pixels whose memory outside of the heap lives as long as they. */
public final class OffHeap {
  private OffHeap() {}

  /**
   * Decodes into memory that any thread may read, and that closing frees.
   *
   * @param decode gives pixels in memory of the arena; what it throws frees that memory
   */
  @SuppressWarnings("MustBeClosedChecker")
  public static Decoded decoded(ToSrgb toSrgb, Function<Arena, BufferedImage> decode) {
    Arena arena = Arena.ofShared();
    try {
      return new Decoded(decode.apply(arena), toSrgb, arena::close);
    } catch (RuntimeException | Error e) {
      arena.close();
      throw e;
    }
  }
}
