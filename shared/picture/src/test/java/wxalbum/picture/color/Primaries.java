package wxalbum.picture.color;

/** Computes the colorants of a profile from published primaries and white points. */
final class Primaries {
  private static final double[] D50 = {0.9642, 1, 0.8249};
  private static final double[][] BRADFORD = {
    {0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}
  };

  private Primaries() {}

  /**
   * Returns the XYZ values of the primaries, one column each, adapted to the white point D50
   * (ICC.1:2022, annex E).
   *
   * @param primaries x and y of red, green and blue
   * @param white x and y of the white point
   */
  static double[][] adaptToD50(double[][] primaries, double[] white) {
    double[][] colorants = new double[3][3];
    for (int i = 0; i < 3; i++) {
      double[] xyz = xyz(primaries[i]);
      for (int j = 0; j < 3; j++) {
        colorants[j][i] = xyz[j];
      }
    }
    double[] strengths = multiply(invert(colorants), xyz(white));
    double[] sourceCones = multiply(BRADFORD, xyz(white));
    double[] targetCones = multiply(BRADFORD, D50);
    double[][] scaled = new double[3][3];
    double[][] cones = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        scaled[i][j] = colorants[i][j] * strengths[j];
        cones[i][j] = BRADFORD[i][j] * targetCones[i] / sourceCones[i];
      }
    }
    return multiply(invert(BRADFORD), multiply(cones, scaled));
  }

  private static double[] xyz(double[] xy) {
    return new double[] {xy[0] / xy[1], 1, (1 - xy[0] - xy[1]) / xy[1]};
  }

  private static double[] multiply(double[][] m, double[] v) {
    double[] product = new double[3];
    for (int i = 0; i < 3; i++) {
      product[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
    }
    return product;
  }

  private static double[][] multiply(double[][] a, double[][] b) {
    double[][] product = new double[3][3];
    for (int i = 0; i < 9; i++) {
      for (int k = 0; k < 3; k++) {
        product[i / 3][i % 3] += a[i / 3][k] * b[k][i % 3];
      }
    }
    return product;
  }

  private static double[][] invert(double[][] m) {
    double[][] inverse = new double[3][3];
    double determinant = 0;
    for (int i = 0; i < 9; i++) {
      int r = i / 3;
      int c = i % 3;
      inverse[c][r] =
          m[(r + 1) % 3][(c + 1) % 3] * m[(r + 2) % 3][(c + 2) % 3]
              - m[(r + 1) % 3][(c + 2) % 3] * m[(r + 2) % 3][(c + 1) % 3];
      determinant += r == 0 ? m[0][c] * inverse[c][0] : 0;
    }
    for (int i = 0; i < 9; i++) {
      inverse[i / 3][i % 3] /= determinant;
    }
    return inverse;
  }
}
