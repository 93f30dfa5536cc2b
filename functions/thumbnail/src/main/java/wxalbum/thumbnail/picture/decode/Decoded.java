package wxalbum.thumbnail.picture.decode;

import java.awt.image.BufferedImage;
import wxalbum.thumbnail.picture.colour.ToSrgb;

/**
 * Decoded pixels. They may lie outside of the heap, and are gone once this is closed.
 *
 * @param pixels opaque, of 8 bits a sample in ints ({@link java.awt.image.DirectColorModel})
 * @param toSrgb what brings them into sRGB
 * @param memory what holds them
 */
public record Decoded(BufferedImage pixels, ToSrgb toSrgb, Memory memory) implements AutoCloseable {
  /** Pixels on the heap, in sRGB. */
  public static Decoded onHeap(BufferedImage pixels) {
    return new Decoded(pixels, ToSrgb.NOTHING_TO_DO, () -> {});
  }

  /** Memory that is given back by hand. */
  @FunctionalInterface
  public interface Memory {
    /** Gives it back. */
    void free();
  }

  @Override
  public void close() {
    memory.free();
  }
}
