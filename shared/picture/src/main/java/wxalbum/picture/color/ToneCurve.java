package wxalbum.picture.color;

import java.nio.ByteBuffer;

/** Evaluates tone curves: the amount of light for each of the 256 levels of a sample. */
final class ToneCurve {
  private static final int CURVE_TYPE = 0x63757276;
  private static final int PARAMETRIC_CURVE_TYPE = 0x70617261;
  private static final int[] PARAMETER_COUNTS = {1, 3, 4, 5, 7};

  private ToneCurve() {}

  /**
   * Returns the light of each level, from 0 to 1, as defined by a curveType or parametricCurveType
   * element (ICC.1:2022, sections 10.6 and 10.18).
   *
   * @throws IllegalArgumentException when the element has another type or yields a value that is
   *     not finite
   */
  static double[] evaluate(ByteBuffer element) {
    int type = element.getInt(0);
    double[] light = new double[256];
    if (type == CURVE_TYPE) {
      evaluateSampled(element, light);
    } else if (type == PARAMETRIC_CURVE_TYPE) {
      evaluateParametric(element, light);
    } else {
      throw new IllegalArgumentException("the element is not a curve");
    }
    for (int i = 0; i < light.length; i++) {
      if (!Double.isFinite(light[i])) {
        throw new IllegalArgumentException("the curve has a value that is not finite");
      }
      light[i] = Math.clamp(light[i], 0.0, 1.0);
    }
    return light;
  }

  /**
   * Evaluates a sampled curve. A single entry is an exponent with 8 fractional bits; several
   * entries are equally spaced values.
   */
  private static void evaluateSampled(ByteBuffer element, double[] light) {
    long count = Integer.toUnsignedLong(element.getInt(8));
    if (12 + 2 * count > element.limit()) {
      throw new IllegalArgumentException("the curve has more entries than bytes");
    }
    int last = (int) count - 1;
    for (int i = 0; i < light.length; i++) {
      double x = i / 255.0;
      if (last < 0) {
        light[i] = x;
      } else if (last == 0) {
        light[i] = Math.pow(x, curveEntry(element, 0) / 256.0);
      } else {
        int left = Math.min((int) (x * last), last - 1);
        double fraction = x * last - left;
        double value =
            curveEntry(element, left) * (1 - fraction) + curveEntry(element, left + 1) * fraction;
        light[i] = value / 0xffff;
      }
    }
  }

  private static int curveEntry(ByteBuffer element, int index) {
    return element.getShort(12 + 2 * index) & 0xffff;
  }

  /**
   * Evaluates a parametric curve. The parameters follow table 68 in the order g, a, b, c, d, e, f,
   * as far as the function uses them.
   */
  private static void evaluateParametric(ByteBuffer element, double[] light) {
    int function = element.getShort(8);
    double[] p = {1, 1, 0, 0, 0, 0, 0};
    for (int i = 0; i < PARAMETER_COUNTS[function]; i++) {
      p[i] = element.getInt(12 + 4 * i) / 65536.0;
    }
    for (int i = 0; i < light.length; i++) {
      double x = i / 255.0;
      double linear = p[1] * x + p[2];
      light[i] =
          switch (function) {
            case 0 -> Math.pow(x, p[0]);
            case 1 -> linear >= 0 ? Math.pow(linear, p[0]) : 0;
            case 2 -> (linear >= 0 ? Math.pow(linear, p[0]) : 0) + p[3];
            default -> x >= p[4] ? Math.pow(linear, p[0]) + p[5] : p[3] * x + p[6];
          };
    }
  }
}
