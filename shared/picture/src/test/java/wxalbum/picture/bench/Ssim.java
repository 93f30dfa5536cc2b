package wxalbum.picture.bench;

import java.util.function.DoubleBinaryOperator;

/**
 * Structural similarity (Wang, Bovik, Sheikh and Simoncelli, 2004). It is 1 for equal pictures and
 * decreases as they differ more.
 */
final class Ssim {
  private static final int WINDOW = 11;
  private static final double SIGMA = 1.5;
  private static final double C1 = 0.01 * 255 * 0.01 * 255;
  private static final double C2 = 0.03 * 255 * 0.03 * 255;
  private static final double[] GAUSSIAN = gaussian();

  private Ssim() {}

  /**
   * Returns the mean over all windows of 11 by 11 samples that are inside the pictures.
   *
   * @throws IllegalArgumentException when the sizes differ or are smaller than a window
   */
  static double mean(LumaImage a, LumaImage b) {
    if (a.width() != b.width() || a.height() != b.height()) {
      throw new IllegalArgumentException("the pictures differ in size");
    }
    if (Math.min(a.width(), a.height()) < WINDOW) {
      throw new IllegalArgumentException("the pictures are smaller than a window");
    }
    double[] meanA = windowMeans(a, a, (x, _) -> x);
    double[] meanB = windowMeans(b, b, (x, _) -> x);
    double[] squareA = windowMeans(a, a, (x, y) -> x * y);
    double[] squareB = windowMeans(b, b, (x, y) -> x * y);
    double[] product = windowMeans(a, b, (x, y) -> x * y);
    double sum = 0;
    for (int i = 0; i < meanA.length; i++) {
      double means = meanA[i] * meanB[i];
      double squares = meanA[i] * meanA[i] + meanB[i] * meanB[i];
      sum +=
          (2 * means + C1)
              * (2 * (product[i] - means) + C2)
              / ((squares + C1) * (squareA[i] + squareB[i] - squares + C2));
    }
    return sum / meanA.length;
  }

  /**
   * Returns the Gaussian mean, in each window, of a value computed from both pictures.
   *
   * @param of computes the value from a sample of each picture
   */
  private static double[] windowMeans(LumaImage a, LumaImage b, DoubleBinaryOperator of) {
    int width = a.width() - WINDOW + 1;
    int height = a.height() - WINDOW + 1;
    double[] values = new double[a.sampleCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = of.applyAsDouble(a.sample(i), b.sample(i));
    }
    double[] across = new double[width * a.height()];
    for (int i = 0; i < across.length; i++) {
      across[i] = weightedSum(values, i / width * a.width() + i % width, 1);
    }
    double[] result = new double[width * height];
    for (int i = 0; i < result.length; i++) {
      result[i] = weightedSum(across, i, width);
    }
    return result;
  }

  private static double weightedSum(double[] values, int from, int step) {
    double sum = 0;
    for (int i = 0; i < WINDOW; i++) {
      sum += GAUSSIAN[i] * values[from + i * step];
    }
    return sum;
  }

  private static double[] gaussian() {
    double[] weights = new double[WINDOW];
    double sum = 0;
    for (int i = 0; i < WINDOW; i++) {
      double distance = i - WINDOW / 2;
      weights[i] = Math.exp(-distance * distance / (2 * SIGMA * SIGMA));
      sum += weights[i];
    }
    for (int i = 0; i < WINDOW; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
