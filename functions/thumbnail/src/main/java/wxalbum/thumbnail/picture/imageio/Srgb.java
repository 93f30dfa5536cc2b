package wxalbum.thumbnail.picture.imageio;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.Raster;
import java.util.Arrays;

/** Brings decoded pixels into sRGB of eight bits a sample, which is what JPEG holds. */
final class Srgb {
  private Srgb() {}

  static BufferedImage of(BufferedImage pixels) {
    ColorSpace colours = pixels.getColorModel().getColorSpace();
    if (colours.getType() == ColorSpace.TYPE_GRAY) {
      return grey(pixels);
    }
    if (colours.isCS_sRGB() && hasEightBits(pixels)) {
      return pixels;
    }
    BufferedImage converted =
        new BufferedImage(pixels.getWidth(), pixels.getHeight(), typeFor(pixels));
    return new ColorConvertOp(null).filter(pixels, converted);
  }

  /**
   * Sets red, green and blue to the grey sample. Java takes grey as linear light and would brighten
   * it; files mean it as sRGB does.
   */
  private static BufferedImage grey(BufferedImage pixels) {
    Raster samples = pixels.getRaster();
    int shift = pixels.getColorModel().getComponentSize(0) - 8;
    boolean alpha = pixels.getColorModel().hasAlpha();
    int width = pixels.getWidth();
    BufferedImage expanded = new BufferedImage(width, pixels.getHeight(), typeFor(pixels));
    int[] line = new int[width];
    for (int y = 0; y < pixels.getHeight(); y++) {
      for (int x = 0; x < width; x++) {
        int grey = eightBits(samples.getSample(x, y, 0), shift);
        int opacity = alpha ? eightBits(samples.getSample(x, y, 1), shift) : 255;
        line[x] = opacity << 24 | grey << 16 | grey << 8 | grey;
      }
      expanded.setRGB(0, y, width, 1, line, 0, width);
    }
    return expanded;
  }

  private static boolean hasEightBits(BufferedImage pixels) {
    return Arrays.stream(pixels.getColorModel().getComponentSize()).allMatch(bits -> bits <= 8);
  }

  private static int eightBits(int sample, int shift) {
    return shift >= 0 ? sample >> shift : sample * 255 / ((1 << (8 + shift)) - 1);
  }

  private static int typeFor(BufferedImage pixels) {
    return pixels.getColorModel().hasAlpha()
        ? BufferedImage.TYPE_INT_ARGB
        : BufferedImage.TYPE_INT_RGB;
  }
}
