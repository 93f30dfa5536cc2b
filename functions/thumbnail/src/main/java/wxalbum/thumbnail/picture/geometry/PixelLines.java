package wxalbum.thumbnail.picture.geometry;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.SinglePixelPackedSampleModel;
import wxalbum.thumbnail.picture.decode.OffHeapPixels;

/**
 * The lines of a picture whose pixels are ints, wherever they lie.
 *
 * @param blueShift bits to the right of blue; green follows 8 bits higher, then red
 */
record PixelLines(Source source, int blueShift) {
  /** Where pixels lie. */
  @FunctionalInterface
  interface Source {
    /** Reads the beginning of a line, as much as the target holds. */
    void read(int line, int[] target);
  }

  /** The lines of an array, one after the other, with blue in the lowest bits. */
  static PixelLines of(int[] pixels, int width) {
    return new PixelLines(
        (line, target) -> System.arraycopy(pixels, line * width, target, 0, target.length), 0);
  }

  /**
   * The lines of a picture.
   *
   * @throws IllegalArgumentException when its pixels are no ints of red, green and blue in eight
   *     bits each, one beside the other
   */
  static PixelLines of(BufferedImage picture) {
    if (!(picture.getColorModel() instanceof DirectColorModel colours)
        || colours.getRedMask() >>> 16 != colours.getBlueMask()
        || !(picture.getRaster().getSampleModel() instanceof SinglePixelPackedSampleModel layout)) {
      throw new IllegalArgumentException("a picture of type " + picture.getType());
    }
    return new PixelLines(
        source(picture.getRaster(), layout.getScanlineStride()),
        Integer.numberOfTrailingZeros(colours.getBlueMask()));
  }

  private static Source source(Raster raster, int stride) {
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
      case OffHeapPixels pixels -> (line, target) -> pixels.read(origin + line * stride, target);
      default ->
          throw new IllegalArgumentException(raster.getDataBuffer().getClass().getSimpleName());
    };
  }
}
