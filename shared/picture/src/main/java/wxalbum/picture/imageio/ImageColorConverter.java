package wxalbum.picture.imageio;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.Raster;

/** Converts decoded images to sRGB. */
final class ImageColorConverter {
  private ImageColorConverter() {}

  static BufferedImage toSrgb(BufferedImage pixels) {
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
