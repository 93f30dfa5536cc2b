package wxalbum.picture.imageio;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import wxalbum.picture.decode.AlphaBlend;

/** Converts decoded images to sRGB. */
final class ImageColorConverter {
  private ImageColorConverter() {}

  static BufferedImage toSrgb(BufferedImage pixels) {
    if (pixels.getRaster().getTransferType() == DataBuffer.TYPE_USHORT) {
      return flattenSixteenBits(pixels.getRaster());
    }
    ColorSpace colors = pixels.getColorModel().getColorSpace();
    if (colors.getType() == ColorSpace.TYPE_GRAY) {
      return expandGray(pixels);
    }
    if (colors.isCS_sRGB()) {
      return pixels;
    }
    int type =
        pixels.getColorModel().hasAlpha()
            ? BufferedImage.TYPE_INT_ARGB
            : BufferedImage.TYPE_INT_RGB;
    BufferedImage converted = new BufferedImage(pixels.getWidth(), pixels.getHeight(), type);
    return new ColorConvertOp(null).filter(pixels, converted);
  }

  /**
   * Reduces samples of sixteen bits to eight. The last sample is the opacity: that of the one
   * transparent color is 0, and that of all others is full.
   */
  private static BufferedImage flattenSixteenBits(Raster samples) {
    int bands = samples.getNumBands();
    int width = samples.getWidth();
    BufferedImage opaque =
        new BufferedImage(width, samples.getHeight(), BufferedImage.TYPE_INT_RGB);
    int[] line = new int[width * bands];
    int[] colors = new int[width];
    for (int y = 0; y < samples.getHeight(); y++) {
      samples.getPixels(0, y, width, 1, line);
      for (int x = 0; x < width; x++) {
        int red = x * bands;
        int step = bands > 2 ? 1 : 0;
        int rgb =
            toEightBits(line[red]) << 16
                | toEightBits(line[red + step]) << 8
                | toEightBits(line[red + 2 * step]);
        colors[x] = line[red + bands - 1] == 0 ? AlphaBlend.WHITE : rgb;
      }
      opaque.setRGB(0, y, width, 1, colors, 0, width);
    }
    return opaque;
  }

  /** Returns the sample in eight bits, rounded (PNG, clause 13.12). */
  private static int toEightBits(int sample) {
    return (sample * 255 + 32_895) >>> 16;
  }

  /**
   * Sets red, green and blue to the gray sample, flattened onto white. Java treats gray as linear
   * light and would brighten it; files mean gray on the curve of sRGB.
   */
  private static BufferedImage expandGray(BufferedImage pixels) {
    Raster samples = pixels.getRaster();
    int bands = samples.getNumBands();
    int width = pixels.getWidth();
    BufferedImage expanded =
        new BufferedImage(width, pixels.getHeight(), BufferedImage.TYPE_INT_RGB);
    int[] line = new int[width * bands];
    int[] colors = new int[width];
    for (int y = 0; y < pixels.getHeight(); y++) {
      samples.getPixels(0, y, width, 1, line);
      for (int x = 0; x < width; x++) {
        int opacity = bands > 1 ? line[x * bands + 1] : 255;
        int gray = 255 - (255 - line[x * bands]) * opacity / 255;
        colors[x] = gray * 0x010101;
      }
      expanded.setRGB(0, y, width, 1, colors, 0, width);
    }
    return expanded;
  }
}
