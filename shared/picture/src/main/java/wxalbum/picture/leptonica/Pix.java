package wxalbum.picture.leptonica;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;

/**
 * A picture of leptonica in words of 32 bits. A word holds either one RGB pixel, with red in its
 * highest bits, then green and blue; or four gray pixels, the first in its highest bits.
 *
 * @param address the address of the C structure
 * @param width pixels of a line
 * @param height number of lines
 * @param depth bits a pixel
 * @param wordsPerLine words from one line to the next
 * @param data the address of the first word, without a size
 * @param destroyer destroys the picture
 */
record Pix(
    MemorySegment address,
    int width,
    int height,
    int depth,
    int wordsPerLine,
    MemorySegment data,
    Runnable destroyer)
    implements AutoCloseable {

  /**
   * Returns the words of the picture, which are valid until it is closed.
   *
   * @param expected the expected size
   * @throws UndecodablePictureException when the picture has another size
   */
  @SuppressWarnings("restricted")
  MemorySegment borrowWords(PixelSize expected) {
    return data.reinterpret(byteSize(expected));
  }

  /**
   * Returns the words of the picture and transfers its ownership to an arena. The picture is
   * destroyed when the arena is closed.
   *
   * @param expected the expected size
   * @throws UndecodablePictureException when the picture has another size; the caller then still
   *     owns it
   */
  @SuppressWarnings("restricted")
  MemorySegment transferWords(PixelSize expected, Arena arena) {
    return data.reinterpret(byteSize(expected), arena, _ -> close());
  }

  private long byteSize(PixelSize expected) {
    boolean fits = width == expected.width() && height == expected.height();
    if (!fits || wordsPerLine != Math.ceilDiv((long) width * depth, Integer.SIZE)) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
    return JAVA_INT.byteSize() * wordsPerLine * height;
  }

  @Override
  public void close() {
    destroyer.run();
  }
}
