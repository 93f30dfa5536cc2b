package wxalbum.picture.decode;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.SinglePixelPackedSampleModel;
import java.lang.foreign.MemorySegment;

/** A data buffer of 32-bit pixels outside the heap, so that an image can read them. */
public final class OffHeapDataBuffer extends DataBuffer {
  private final MemorySegment pixels;

  private OffHeapDataBuffer(MemorySegment pixels, int count) {
    super(TYPE_INT, count);
    this.pixels = pixels;
  }

  /**
   * Returns an image that is a view of pixels outside the heap. It can be used as long as the
   * memory is alive.
   *
   * @param pixels the pixels, line by line
   * @param stride pixels from one line to the next
   * @param shift the position of the lowest bit of blue; green is 8 bits higher, red 16 bits
   */
  public static BufferedImage createImage(
      MemorySegment pixels, int width, int height, int stride, int shift) {
    int[] masks = {0xff0000 << shift, 0xff00 << shift, 0xff << shift};
    OffHeapDataBuffer buffer = new OffHeapDataBuffer(pixels, stride * height);
    return new BufferedImage(
        new DirectColorModel(32, masks[0], masks[1], masks[2]),
        Raster.createWritableRaster(
            new SinglePixelPackedSampleModel(TYPE_INT, width, height, stride, masks), buffer, null),
        false,
        null);
  }

  /**
   * Copies pixels into an array until it is full.
   *
   * @param index the index of the first pixel to copy
   */
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
