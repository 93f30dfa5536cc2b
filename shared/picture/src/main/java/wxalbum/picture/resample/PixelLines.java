package wxalbum.picture.resample;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.SinglePixelPackedSampleModel;
import wxalbum.picture.decode.OffHeapDataBuffer;

/**
 * The lines of a picture whose pixels are ints, on the heap or outside it.
 *
 * @param source reads the lines
 * @param blueShift the position of the lowest bit of blue; green is 8 bits higher, red 16 bits
 */
record PixelLines(LineSource source, int blueShift) {
  /** Reads the lines of a picture, independent of where its pixels are stored. */
  @FunctionalInterface
  interface LineSource {
    /** Reads pixels from the start of a line until the target is full. */
    void read(int line, int[] target);
  }

  /**
   * Returns the lines of an array that holds them one after the other, with blue in the lowest
   * bits.
   */
  static PixelLines of(int[] pixels, int width) {
    return new PixelLines(
        (line, target) -> System.arraycopy(pixels, line * width, target, 0, target.length), 0);
  }

  /**
   * Returns the lines of a picture.
   *
   * @throws IllegalArgumentException when the pixels are not ints with adjacent red, green and blue
   *     of eight bits each
   */
  static PixelLines of(BufferedImage picture) {
    if (!(picture.getColorModel() instanceof DirectColorModel colors)
        || colors.getRedMask() >>> 16 != colors.getBlueMask()
        || !(picture.getRaster().getSampleModel() instanceof SinglePixelPackedSampleModel layout)) {
      throw new IllegalArgumentException("unsupported picture type " + picture.getType());
    }
    return new PixelLines(
        source(picture.getRaster(), layout.getScanlineStride()),
        Integer.numberOfTrailingZeros(colors.getBlueMask()));
  }

  private static LineSource source(Raster raster, int stride) {
    int origin = -raster.getSampleModelTranslateX() - raster.getSampleModelTranslateY() * stride;
    return switch (raster.getDataBuffer()) {
      case DataBufferInt ints ->
          (line, target) ->
              System.arraycopy(
                  ints.getData(),
                  ints.getOffset() + origin + line * stride,
                  target,
                  0,
                  target.length);
      case OffHeapDataBuffer pixels ->
          (line, target) -> pixels.read(origin + line * stride, target);
      default -> throw new IllegalArgumentException(raster.getDataBuffer().getClass().getName());
    };
  }
}
