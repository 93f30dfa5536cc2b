package wxalbum.picture.bench;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;

/** The luma of a picture in sRGB (ITU-R BT.601), with samples from 0 to 255. */
final class LumaImage {
  private static final int STRIP_LINES = 64;

  private final int width;
  private final int height;
  private final float[] samples;

  /**
   * Creates a picture of samples, which are not copied.
   *
   * @param samples the samples, line by line
   */
  LumaImage(int width, int height, float[] samples) {
    this.width = width;
    this.height = height;
    this.samples = samples;
  }

  /** Returns the luma of a decoded picture, converted to sRGB and flattened onto white. */
  static LumaImage of(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    float[] samples = new float[width * height];
    for (int top = 0; top < height; top += STRIP_LINES) {
      int lines = Math.min(STRIP_LINES, height - top);
      int[] pixels = toPixels(picture.getSubimage(0, top, width, lines));
      for (int i = 0; i < pixels.length; i++) {
        samples[top * width + i] = luma(pixels[i]);
      }
    }
    return new LumaImage(width, height, samples);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Returns the sample at an index that counts line by line. */
  float sample(int index) {
    return samples[index];
  }

  /** Returns the number of samples. */
  int sampleCount() {
    return samples.length;
  }

  /** Returns the picture with lines and columns exchanged. */
  LumaImage transposed() {
    float[] turned = new float[samples.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        turned[x * height + y] = samples[y * width + x];
      }
    }
    return new LumaImage(height, width, turned);
  }

  /** Returns the picture with left and right exchanged. */
  LumaImage mirrored() {
    float[] turned = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      int x = i % width;
      turned[i - x + width - 1 - x] = samples[i];
    }
    return new LumaImage(width, height, turned);
  }

  private static int[] toPixels(BufferedImage strip) {
    int width = strip.getWidth();
    int height = strip.getHeight();
    ColorSpace space = strip.getColorModel().getColorSpace();
    if (space.getType() == ColorSpace.TYPE_GRAY) {
      return grayPixels(strip);
    }
    if (space.isCS_sRGB()) {
      return strip.getRGB(0, 0, width, height, null, 0, width);
    }
    BufferedImage converted = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    var _ = new ColorConvertOp(null).filter(strip, converted);
    return converted.getRGB(0, 0, width, height, null, 0, width);
  }

  /**
   * Returns the pixels of a gray picture. {@code getRGB} treats gray as linear light, but in files
   * it has the curve of sRGB.
   */
  private static int[] grayPixels(BufferedImage strip) {
    int shift = strip.getSampleModel().getSampleSize(0) - 8;
    int[] pixels =
        strip.getRaster().getSamples(0, 0, strip.getWidth(), strip.getHeight(), 0, (int[]) null);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 0xff000000 | 0x010101 * (pixels[i] >> shift);
    }
    return pixels;
  }

  private static float luma(int pixel) {
    float luma =
        0.299f * (pixel >> 16 & 255) + 0.587f * (pixel >> 8 & 255) + 0.114f * (pixel & 255);
    return 255 + (luma - 255) * (pixel >>> 24) / 255;
  }
}
