package wxalbum.picture.heic;

/**
 * Converts luma and chroma samples to red, green and blue of eight bits, in fixed-point arithmetic
 * (ITU-T H.273, 8.3, equations 47 to 52).
 */
final class YuvToRgb {
  private static final int ONE = 1 << 16;
  private static final int HALF = ONE / 2;

  private final int blackLevel;
  private final int neutralChroma;
  private final int lumaFactor;
  private final int redFromV;
  private final int greenFromU;
  private final int greenFromV;
  private final int blueFromU;

  /** Creates the converter for samples with this number of bits. */
  YuvToRgb(ColorInfo.YuvEncoding coding, int bits) {
    double red = redWeight(coding.matrixCoefficients());
    double blue = blueWeight(coding.matrixCoefficients());
    double green = 1 - red - blue;
    int unit = 1 << (bits - 8);
    double max = (1 << bits) - 1;
    double lumaScale = 255 * ONE / (coding.fullRange() ? max : 219 * unit);
    double chromaScale = 255 * ONE / (coding.fullRange() ? max : 224 * unit);
    this.blackLevel = coding.fullRange() ? 0 : 16 * unit;
    this.neutralChroma = 128 * unit;
    this.lumaFactor = (int) Math.round(lumaScale);
    this.redFromV = (int) Math.round(2 * (1 - red) * chromaScale);
    this.blueFromU = (int) Math.round(2 * (1 - blue) * chromaScale);
    this.greenFromU = (int) Math.round(2 * (1 - blue) * blue / green * chromaScale);
    this.greenFromV = (int) Math.round(2 * (1 - red) * red / green * chromaScale);
  }

  /** Returns the chroma value of gray pixels. */
  int neutralChroma() {
    return neutralChroma;
  }

  /**
   * Converts a row of samples.
   *
   * @param pixels receives the pixels as {@code 0xRRGGBB}; its length is the number of samples
   */
  void convert(int[] y, int[] u, int[] v, int[] pixels) {
    for (int x = 0; x < pixels.length; x++) {
      int gray = (y[x] - blackLevel) * lumaFactor + HALF;
      int cb = u[x] - neutralChroma;
      int cr = v[x] - neutralChroma;
      int red = Math.clamp((gray + cr * redFromV) >> 16, 0, 255);
      int green = Math.clamp((gray - cb * greenFromU - cr * greenFromV) >> 16, 0, 255);
      int blue = Math.clamp((gray + cb * blueFromU) >> 16, 0, 255);
      pixels[x] = red << 16 | green << 8 | blue;
    }
  }

  /** Returns the weight of red in luma, by BT.709, BT.2020, or BT.601 for all other values. */
  private static double redWeight(int matrix) {
    return switch (matrix) {
      case 1 -> 0.2126;
      case 9, 10 -> 0.2627;
      default -> 0.299;
    };
  }

  /** Returns the weight of blue in luma. */
  private static double blueWeight(int matrix) {
    return switch (matrix) {
      case 1 -> 0.0722;
      case 9, 10 -> 0.0593;
      default -> 0.114;
    };
  }
}
