package wxalbum.picture.color;

import java.nio.ByteBuffer;

/**
 * Converts the colors of a profile of three curves and a matrix (ICC.1:2022, F.3) to sRGB. Colors
 * outside sRGB are clipped channel by channel.
 *
 * <p>Each level of red contributes light to all three channels of sRGB, as do green and blue. The
 * three sums share one long, 21 bits each. A pixel therefore takes three look-ups and two
 * additions.
 */
final class MatrixSrgbConverter implements SrgbConverter {
  private static final int[] COLORANT_TAGS = {0x7258595a, 0x6758595a, 0x6258595a};
  private static final int[] CURVE_TAGS = {0x72545243, 0x67545243, 0x62545243};
  private static final int XYZ_TYPE = 0x58595a20;

  /**
   * Converts XYZ relative to D50 to linear sRGB: the primaries of IEC 61966-2-1 with the white
   * point adapted by Bradford.
   */
  private static final double[][] XYZ_TO_LINEAR_SRGB = {
    {3.1338561, -1.6168667, -0.4906146},
    {-0.9787684, 1.9161415, 0.0334540},
    {0.0719453, -0.2289914, 1.4052427}
  };

  private static final int FIELD_BITS = 21;
  private static final int FIELD_MASK = (1 << FIELD_BITS) - 1;

  /** Light of 1 in fixed point. */
  private static final int FULL_LIGHT = 1 << 14;

  /** Keeps sums above zero; each of the three channels adds one third of it. */
  private static final int BIAS = 3 << 18;

  /** The maximum of a colorant: more than any real profile needs, less than a sum can hold. */
  private static final double MAX_COLORANT = 8;

  /** The maximum difference in levels between two profiles that both describe sRGB. */
  private static final int TOLERANCE = 2;

  private static final byte[] ENCODED_LEVELS = createEncodedLevels();

  private final long[] red;
  private final long[] green;
  private final long[] blue;

  private MatrixSrgbConverter(long[] red, long[] green, long[] blue) {
    this.red = red;
    this.green = green;
    this.blue = blue;
  }

  /**
   * Returns the conversion that a profile describes.
   *
   * @throws IllegalArgumentException when the profile does not describe three curves and a matrix
   * @throws IndexOutOfBoundsException when an element is outside the profile
   */
  static MatrixSrgbConverter of(IccTags tags) {
    double[][] matrix = new double[3][];
    long[][] tables = new long[3][];
    for (int i = 0; i < 3; i++) {
      matrix[i] = linearSrgb(tags.element(COLORANT_TAGS[i]));
      tables[i] = lightTable(ToneCurve.evaluate(tags.element(CURVE_TAGS[i])), matrix[i]);
    }
    if (Math.abs(determinant(matrix)) < 1e-4) {
      throw new IllegalArgumentException("the colorants are linearly dependent");
    }
    return new MatrixSrgbConverter(tables[0], tables[1], tables[2]);
  }

  @Override
  public void convert(int[] pixels) {
    for (int i = 0; i < pixels.length; i++) {
      int pixel = pixels[i];
      long light = red[pixel >> 16 & 0xff] + green[pixel >> 8 & 0xff] + blue[pixel & 0xff];
      pixels[i] =
          encodeLevel(light >>> (2 * FIELD_BITS)) << 16
              | encodeLevel(light >>> FIELD_BITS) << 8
              | encodeLevel(light);
    }
  }

  /**
   * Returns whether the conversion changes any color of a fine grid by more than rounding. Profiles
   * of sRGB are rounded differently, which shifts the darkest levels.
   */
  boolean changesColors() {
    for (int grid = 0; grid < 1 << 12; grid++) {
      int before = (grid >> 8) * 0x110000 | (grid >> 4 & 0xf) * 0x1100 | (grid & 0xf) * 0x11;
      int[] after = {before};
      convert(after);
      for (int shift = 0; shift < 24; shift += 8) {
        if (Math.abs((after[0] >> shift & 0xff) - (before >> shift & 0xff)) > TOLERANCE) {
          return true;
        }
      }
    }
    return false;
  }

  private static int encodeLevel(long light) {
    int sum = (int) light & FIELD_MASK;
    return ENCODED_LEVELS[Math.min(Math.max(sum - BIAS, 0), FULL_LIGHT)] & 0xff;
  }

  /** Returns a colorant (XYZType, section 10.31) in linear sRGB. */
  private static double[] linearSrgb(ByteBuffer element) {
    if (element.getInt(0) != XYZ_TYPE) {
      throw new IllegalArgumentException("the colorant is not of XYZType");
    }
    double[] rgb = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        rgb[i] += XYZ_TO_LINEAR_SRGB[i][j] * element.getInt(8 + 4 * j) / 65536;
      }
      if (Math.abs(rgb[i]) > MAX_COLORANT) {
        throw new IllegalArgumentException("the colorant is too strong");
      }
    }
    return rgb;
  }

  private static long[] lightTable(double[] light, double[] colorant) {
    long[] table = new long[light.length];
    for (int level = 0; level < table.length; level++) {
      for (double strength : colorant) {
        long contribution = Math.round(light[level] * strength * FULL_LIGHT) + BIAS / 3;
        table[level] = table[level] << FIELD_BITS | contribution;
      }
    }
    return table;
  }

  private static double determinant(double[][] m) {
    return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
        - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
        + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
  }

  /** Returns the sRGB level for each amount of light (IEC 61966-2-1). */
  private static byte[] createEncodedLevels() {
    byte[] levels = new byte[FULL_LIGHT + 1];
    for (int i = 0; i <= FULL_LIGHT; i++) {
      double light = (double) i / FULL_LIGHT;
      double level = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
      levels[i] = (byte) Math.round(255 * level);
    }
    return levels;
  }
}
