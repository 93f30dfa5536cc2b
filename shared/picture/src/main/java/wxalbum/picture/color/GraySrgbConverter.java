package wxalbum.picture.color;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Converts the gray levels of a profile of one tone curve (ICC.1:2022, F.2) to gray in sRGB. */
final class GraySrgbConverter implements SrgbConverter {
  private static final int CURVE_TAG = 0x6b545243;
  private static final int LAB = 0x4c616220;

  /** The maximum difference in levels between two profiles that both describe the curve of sRGB. */
  private static final int TOLERANCE = 2;

  private final int[] levels;

  private GraySrgbConverter(int[] levels) {
    this.levels = levels;
  }

  /**
   * Returns the conversion that a profile describes.
   *
   * @throws IllegalArgumentException when the profile does not describe a curve
   * @throws IndexOutOfBoundsException when the curve is outside the profile
   */
  static GraySrgbConverter of(IccTags tags) {
    ByteBuffer curve = tags.element(CURVE_TAG);
    boolean lightness = tags.connectionSpace() == LAB;
    return new GraySrgbConverter(
        Arrays.stream(ToneCurve.evaluate(curve))
            .mapToInt(value -> encodeLevel(lightness ? lightOf(value) : value))
            .toArray());
  }

  /** Returns whether the conversion changes any level by more than rounding. */
  boolean changesColors() {
    for (int level = 0; level < levels.length; level++) {
      if (Math.abs(levels[level] - level) > TOLERANCE) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void convert(int[] pixels) {
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = levels[pixels[i] & 0xff] * 0x010101;
    }
  }

  /** Returns the light of a lightness from 0 to 1 (CIE 1976 L*). */
  private static double lightOf(double lightness) {
    double cubeRoot = (100 * lightness + 16) / 116;
    return lightness > 0.08 ? Math.pow(cubeRoot, 3) : 100 * lightness * 27 / 24389;
  }

  /** Returns the sRGB level of an amount of light (IEC 61966-2-1). */
  private static int encodeLevel(double light) {
    double level = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * level);
  }
}
