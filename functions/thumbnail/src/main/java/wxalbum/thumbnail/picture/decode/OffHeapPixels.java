package wxalbum.thumbnail.picture.decode;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.SinglePixelPackedSampleModel;
import java.lang.foreign.MemorySegment;

/** Pixels of 32 bits outside of the heap, as the buffer of an image that can be read. */
public final class OffHeapPixels extends DataBuffer {
  private final MemorySegment pixels;

  private OffHeapPixels(MemorySegment pixels, int count) {
    super(TYPE_INT, count);
    this.pixels = pixels;
  }

  /**
   * A view of such pixels; it can be used while their memory is there.
   *
   * @param stride pixels from one line to the next
   * @param shift bits to the right of blue; green follows 8 bits higher, then red
   */
  public static BufferedImage image(
      MemorySegment pixels, int width, int height, int stride, int shift) {
    int[] masks = {0xff0000 << shift, 0xff00 << shift, 0xff << shift};
    OffHeapPixels buffer = new OffHeapPixels(pixels, stride * height);
    return new BufferedImage(
        new DirectColorModel(32, masks[0], masks[1], masks[2]),
        Raster.createWritableRaster(
            new SinglePixelPackedSampleModel(TYPE_INT, width, height, stride, masks), buffer, null),
        false,
        null);
  }

  /** Copies pixels from this index on, as many as the target holds. */
  public void read(int index, int[] target) {
    MemorySegment.copy(pixels, JAVA_INT, 4L * index, target, 0, target.length);
  }

  @Override
  public int getElem(int bank, int i) {
    return pixels.getAtIndex(JAVA_INT, i);
  }

  @Override
  public void setElem(int bank, int i, int value) {
    pixels.setAtIndex(JAVA_INT, i, value);
  }
}
