package wxalbum.thumbnail.picture.imageio;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.Raster;

/** Brings decoded pixels into sRGB. */
final class Srgb {
  private Srgb() {}

  static BufferedImage of(BufferedImage pixels) {
    ColorSpace colours = pixels.getColorModel().getColorSpace();
    if (colours.getType() == ColorSpace.TYPE_GRAY) {
      return grey(pixels);
    }
    if (colours.isCS_sRGB()) {
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
   * Sets red, green and blue to the grey sample, on white. Java takes grey as linear light and
   * would brighten it; files mean it as sRGB does.
   */
  private static BufferedImage grey(BufferedImage pixels) {
    Raster samples = pixels.getRaster();
    int bands = samples.getNumBands();
    int width = pixels.getWidth();
    BufferedImage expanded =
        new BufferedImage(width, pixels.getHeight(), BufferedImage.TYPE_INT_RGB);
    int[] line = new int[width * bands];
    int[] colours = new int[width];
    for (int y = 0; y < pixels.getHeight(); y++) {
      samples.getPixels(0, y, width, 1, line);
      for (int x = 0; x < width; x++) {
        int opacity = bands > 1 ? line[x * bands + 1] : 255;
        int grey = 255 - (255 - line[x * bands]) * opacity / 255;
        colours[x] = grey * 0x010101;
      }
      expanded.setRGB(0, y, width, 1, colours, 0, width);
    }
    return expanded;
  }
}
