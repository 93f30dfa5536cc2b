package wxalbum.thumbnail.picture.heic;

/**
 * Turns luma and chroma into red, green and blue of eight bits (ITU-T H.273, 8.3, equations 47 to
 * 52), in fixed point.
 */
final class ColourMatrix {
  private static final int ONE = 1 << 16;
  private static final int HALF = ONE / 2;

  private final int black;
  private final int middle;
  private final int luma;
  private final int redOfV;
  private final int greenOfU;
  private final int greenOfV;
  private final int blueOfU;

  /** The matrix for samples of this many bits. */
  ColourMatrix(Colours.Coding coding, int bits) {
    double red = red(coding.matrix());
    double blue = blue(coding.matrix());
    double green = 1 - red - blue;
    int unit = 1 << (bits - 8);
    double most = (1 << bits) - 1;
    double lumaScale = 255 * ONE / (coding.fullRange() ? most : 219 * unit);
    double chromaScale = 255 * ONE / (coding.fullRange() ? most : 224 * unit);
    this.black = coding.fullRange() ? 0 : 16 * unit;
    this.middle = 128 * unit;
    this.luma = (int) Math.round(lumaScale);
    this.redOfV = (int) Math.round(2 * (1 - red) * chromaScale);
    this.blueOfU = (int) Math.round(2 * (1 - blue) * chromaScale);
    this.greenOfU = (int) Math.round(2 * (1 - blue) * blue / green * chromaScale);
    this.greenOfV = (int) Math.round(2 * (1 - red) * red / green * chromaScale);
  }

  /** The value of chroma that has no colour. */
  int middle() {
    return middle;
  }

  /** Fills a line with pixels as {@code 0xRRGGBB}. */
  void convert(int[] y, int[] u, int[] v, int[] pixels) {
    for (int x = 0; x < pixels.length; x++) {
      int grey = (y[x] - black) * luma + HALF;
      int b = u[x] - middle;
      int r = v[x] - middle;
      int red = Math.clamp((grey + r * redOfV) >> 16, 0, 255);
      int green = Math.clamp((grey - b * greenOfU - r * greenOfV) >> 16, 0, 255);
      int blue = Math.clamp((grey + b * blueOfU) >> 16, 0, 255);
      pixels[x] = red << 16 | green << 8 | blue;
    }
  }

  /** Part of red in luma: BT.709, BT.2020, and BT.601 for these and whatever is not told. */
  private static double red(int matrix) {
    return switch (matrix) {
      case 1 -> 0.2126;
      case 9, 10 -> 0.2627;
      default -> 0.299;
    };
  }

  private static double blue(int matrix) {
    return switch (matrix) {
      case 1 -> 0.0722;
      case 9, 10 -> 0.0593;
      default -> 0.114;
    };
  }
}
