package wxalbum.thumbnail.picture.colour;

import java.nio.ByteBuffer;

/** How much light each of the 256 levels of a sample stands for. */
final class ToneCurve {
  private static final int CURVE = 0x63757276;
  private static final int PARAMETRIC_CURVE = 0x70617261;
  private static final int[] PARAMETERS = {1, 3, 4, 5, 7};

  private ToneCurve() {}

  /**
   * The light of each level, 0 to 1, as curveType or parametricCurveType tell it (ICC.1:2022, 10.6
   * and 10.18).
   *
   * @throws IllegalArgumentException when the element is of another type or gives no number
   */
  static double[] of(ByteBuffer element) {
    int type = element.getInt(0);
    double[] light = new double[256];
    if (type == CURVE) {
      sample(element, light);
    } else if (type == PARAMETRIC_CURVE) {
      compute(element, light);
    } else {
      throw new IllegalArgumentException("No curve");
    }
    for (int i = 0; i < light.length; i++) {
      if (!Double.isFinite(light[i])) {
        throw new IllegalArgumentException("A curve without a value");
      }
      light[i] = Math.clamp(light[i], 0.0, 1.0);
    }
    return light;
  }

  /** One entry is an exponent of 8 fractional bits; several are equally spaced values. */
  private static void sample(ByteBuffer element, double[] light) {
    long count = Integer.toUnsignedLong(element.getInt(8));
    if (12 + 2 * count > element.limit()) {
      throw new IllegalArgumentException("A curve that does not end");
    }
    int last = (int) count - 1;
    for (int i = 0; i < light.length; i++) {
      double x = i / 255.0;
      if (last < 0) {
        light[i] = x;
      } else if (last == 0) {
        light[i] = Math.pow(x, entry(element, 0) / 256.0);
      } else {
        int left = Math.min((int) (x * last), last - 1);
        double part = x * last - left;
        light[i] = (entry(element, left) * (1 - part) + entry(element, left + 1) * part) / 0xffff;
      }
    }
  }

  private static int entry(ByteBuffer element, int index) {
    return element.getShort(12 + 2 * index) & 0xffff;
  }

  /** Named as in table 68: g, a, b, c, d, e, f, where a function knows them. */
  private static void compute(ByteBuffer element, double[] light) {
    int function = element.getShort(8);
    double[] p = {1, 1, 0, 0, 0, 0, 0};
    for (int i = 0; i < PARAMETERS[function]; i++) {
      p[i] = element.getInt(12 + 4 * i) / 65536.0;
    }
    for (int i = 0; i < light.length; i++) {
      double x = i / 255.0;
      double straight = p[1] * x + p[2];
      light[i] =
          switch (function) {
            case 0 -> Math.pow(x, p[0]);
            case 1 -> straight >= 0 ? Math.pow(straight, p[0]) : 0;
            case 2 -> (straight >= 0 ? Math.pow(straight, p[0]) : 0) + p[3];
            default -> x >= p[4] ? Math.pow(straight, p[0]) + p[5] : p[3] * x + p[6];
          };
    }
  }
}
