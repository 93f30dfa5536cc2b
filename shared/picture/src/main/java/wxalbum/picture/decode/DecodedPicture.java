package wxalbum.picture.decode;

import java.awt.image.BufferedImage;
import wxalbum.picture.color.SrgbConverter;

/**
 * A decoded picture. Its pixels may be outside the heap and must not be used after {@link #close}.
 *
 * @param pixels opaque pixels in ints with 8 bits a sample ({@link
 *     java.awt.image.DirectColorModel})
 * @param srgbConverter converts the pixels to sRGB
 * @param memory frees the memory of the pixels
 */
public record DecodedPicture(BufferedImage pixels, SrgbConverter srgbConverter, PixelMemory memory)
    implements AutoCloseable {
  /** Returns a decoded picture whose pixels are on the heap and already in sRGB. */
  public static DecodedPicture onHeap(BufferedImage pixels) {
    return new DecodedPicture(pixels, SrgbConverter.IDENTITY, () -> {});
  }

  /** The memory of decoded pixels, which is freed explicitly. */
  @FunctionalInterface
  public interface PixelMemory {
    /** Frees the memory. */
    void free();
  }

  @Override
  public void close() {
    memory.free();
  }
}
