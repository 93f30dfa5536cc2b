package wxalbum.thumbnail.picture.decode;

import java.awt.image.BufferedImage;
import wxalbum.thumbnail.picture.colour.ToSrgb;

/**
 * A decoded picture. Its pixels may be outside the heap and must not be used after {@link #close}.
 *
 * @param pixels opaque pixels in ints with 8 bits a sample ({@link
 *     java.awt.image.DirectColorModel})
 * @param toSrgb converts the pixels to sRGB
 * @param memory frees the memory of the pixels
 */
public record Decoded(BufferedImage pixels, ToSrgb toSrgb, Memory memory) implements AutoCloseable {
  /** Returns a decoded picture whose pixels are on the heap and already in sRGB. */
  public static Decoded onHeap(BufferedImage pixels) {
    return new Decoded(pixels, ToSrgb.NOTHING_TO_DO, () -> {});
  }

  /** The memory of decoded pixels, which is freed explicitly. */
  @FunctionalInterface
  public interface Memory {
    /** Frees the memory. */
    void free();
  }

  @Override
  public void close() {
    memory.free();
  }
}
