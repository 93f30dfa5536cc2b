package wxalbum.picture.placeholder;

import java.awt.image.BufferedImage;
import java.util.Base64;
import wxalbum.picture.header.PixelSize;

/**
 * Encoder of ThumbHash placeholders, which hold the average color and the lowest frequencies of a
 * picture in about 25 bytes. The format is published at https://evanw.github.io/thumbhash/. The
 * pictures are opaque, so the alpha channel of the format is never written.
 */
public final class ThumbHash {
  /** The maximum length of a side of an input picture in pixels. */
  public static final int MAX_INPUT_SIDE = 100;

  private static final double CHANNEL_UNIT = 1 / 255.0;
  private static final int MAX_LUMINANCE_COEFFICIENTS = 7;
  private static final int COLOR_COEFFICIENTS = 3;
  private static final int HEADER_BYTES = 5;

  private ThumbHash() {}

  /**
   * Returns the placeholder of a picture in Base64.
   *
   * @param opaque a picture whose sides have at most {@link #MAX_INPUT_SIDE} pixels
   */
  public static String toBase64(BufferedImage opaque) {
    PixelSize size = new PixelSize(opaque.getWidth(), opaque.getHeight());
    int[] rgb = opaque.getRGB(0, 0, size.width(), size.height(), null, 0, size.width());
    return Base64.getEncoder().encodeToString(hash(size, rgb));
  }

  /**
   * Returns the bytes of the placeholder.
   *
   * @param size size in pixels, at most 100 by 100
   * @param rgb pixels as {@code 0xRRGGBB}, row by row
   */
  public static byte[] hash(PixelSize size, int[] rgb) {
    double[] luminance = new double[rgb.length];
    double[] yellowBlue = new double[rgb.length];
    double[] redGreen = new double[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      double red = CHANNEL_UNIT * (rgb[i] >> 16 & 255);
      double green = CHANNEL_UNIT * (rgb[i] >> 8 & 255);
      double blue = CHANNEL_UNIT * (rgb[i] & 255);
      luminance[i] = (red + green + blue) / 3;
      yellowBlue[i] = (red + green) / 2 - blue;
      redGreen[i] = red - green;
    }
    int longestSide = Math.max(size.width(), size.height());
    int columns = coefficientCount(size.width(), longestSide);
    int rows = coefficientCount(size.height(), longestSide);
    return encode(
        size.width() > size.height() ? rows | 8 << 12 : columns,
        DctCoefficients.of(
            luminance,
            size,
            Math.max(COLOR_COEFFICIENTS, columns),
            Math.max(COLOR_COEFFICIENTS, rows)),
        DctCoefficients.of(yellowBlue, size, COLOR_COEFFICIENTS, COLOR_COEFFICIENTS),
        DctCoefficients.of(redGreen, size, COLOR_COEFFICIENTS, COLOR_COEFFICIENTS));
  }

  private static int coefficientCount(int length, int longestSide) {
    return Math.max(1, round((double) MAX_LUMINANCE_COEFFICIENTS * length / longestSide));
  }

  /**
   * Writes the little-endian format. The first 24 bits hold the averages and the scale of the
   * luminance. The next 16 bits hold the shape and the scales of the two color channels. Each
   * coefficient follows in four bits.
   *
   * @param shape number of luminance coefficients along the shorter side, with the landscape flag
   *     in the highest of the 16 bits
   */
  private static byte[] encode(
      int shape, DctCoefficients luminance, DctCoefficients yellowBlue, DctCoefficients redGreen) {
    long header =
        round(63 * luminance.average())
            | round(31.5 + 31.5 * yellowBlue.average()) << 6
            | round(31.5 + 31.5 * redGreen.average()) << 12
            | round(31 * luminance.scale()) << 18
            | (long) shape << 24
            | (long) round(63 * yellowBlue.scale()) << 27
            | (long) round(63 * redGreen.scale()) << 33;
    int coefficients = luminance.count() + yellowBlue.count() + redGreen.count();
    byte[] hash = new byte[HEADER_BYTES + (coefficients + 1) / 2];
    for (int i = 0; i < HEADER_BYTES; i++) {
      hash[i] = (byte) (header >> (8 * i));
    }
    int nibble = 2 * HEADER_BYTES;
    for (DctCoefficients channel : new DctCoefficients[] {luminance, yellowBlue, redGreen}) {
      for (int i = 0; i < channel.count(); i++, nibble++) {
        hash[nibble / 2] |= (byte) (round(15 * channel.normalized(i)) << (4 * (nibble % 2)));
      }
    }
    return hash;
  }

  private static int round(double value) {
    return (int) Math.floor(value + 0.5);
  }
}
