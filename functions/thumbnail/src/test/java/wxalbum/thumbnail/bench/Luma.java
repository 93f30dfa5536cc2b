package wxalbum.thumbnail.bench;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;

/**
 * The brightness of a picture (ITU-R BT.601, of sRGB), each sample 0 to 255.
 *
 * @param samples line by line
 */
record Luma(int width, int height, double[] samples) {
  private static final int LINES_AT_ONCE = 64;

  /** That of a decoded picture, its colours first brought into sRGB from its own space. */
  static Luma of(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    double[] samples = new double[width * height];
    for (int top = 0; top < height; top += LINES_AT_ONCE) {
      int lines = Math.min(LINES_AT_ONCE, height - top);
      BufferedImage strip = srgb(picture.getSubimage(0, top, width, lines));
      int[] pixels = strip.getRGB(0, 0, width, lines, null, 0, width);
      for (int i = 0; i < pixels.length; i++) {
        samples[top * width + i] = luma(pixels[i]);
      }
    }
    return new Luma(width, height, samples);
  }

  /** Lines become columns. */
  Luma transposed() {
    double[] turned = new double[samples.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        turned[x * height + y] = samples[y * width + x];
      }
    }
    return new Luma(height, width, turned);
  }

  /** Each line read from its end. */
  Luma mirrored() {
    double[] turned = new double[samples.length];
    for (int i = 0; i < samples.length; i++) {
      int x = i % width;
      turned[i - x + width - 1 - x] = samples[i];
    }
    return new Luma(width, height, turned);
  }

  private static BufferedImage srgb(BufferedImage strip) {
    if (strip.getColorModel().getColorSpace().isCS_sRGB()
        || strip.getColorModel().getColorSpace().getType() != ColorSpace.TYPE_RGB) {
      return strip;
    }
    BufferedImage converted =
        new BufferedImage(strip.getWidth(), strip.getHeight(), BufferedImage.TYPE_INT_RGB);
    return new ColorConvertOp(null).filter(strip, converted);
  }

  private static double luma(int pixel) {
    return 0.299 * (pixel >> 16 & 255) + 0.587 * (pixel >> 8 & 255) + 0.114 * (pixel & 255);
  }
}
