package wxalbum.thumbnail.picture.leptonica;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * A picture of leptonica's, in words of 32 bits: one a pixel, red in its highest bits, then green
 * and blue; or four grey pixels a word, the first in its highest bits.
 *
 * @param address of the C structure
 * @param depth bits a pixel
 * @param words from one line to the next
 * @param data the first word; how many there are is not known here
 * @param memory destroys it
 */
record Pix(
    MemorySegment address,
    int width,
    int height,
    int depth,
    int words,
    MemorySegment data,
    Runnable memory)
    implements AutoCloseable {

  /**
   * Its words, while it is there.
   *
   * @throws UnfitPicture when it is not of the size that is expected
   */
  @SuppressWarnings("restricted")
  MemorySegment words(Dimensions expected) {
    return data.reinterpret(bytes(expected));
  }

  /**
   * Its words, while the arena is there, which from now on owns the picture.
   *
   * @throws UnfitPicture when it is not of the size that is expected; then it stays the caller's
   */
  @SuppressWarnings("restricted")
  MemorySegment words(Dimensions expected, Arena arena) {
    return data.reinterpret(bytes(expected), arena, _ -> close());
  }

  private long bytes(Dimensions expected) {
    boolean fits = width == expected.width() && height == expected.height();
    if (!fits || words != Math.ceilDiv((long) width * depth, Integer.SIZE)) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    return JAVA_INT.byteSize() * words * height;
  }

  @Override
  public void close() {
    memory.run();
  }
}
