package wxalbum.picture.placeholder;

import java.util.Arrays;
import wxalbum.picture.header.PixelSize;

/**
 * The coefficients of the lowest frequencies of one channel, computed with the discrete cosine
 * transform (type II). They are ordered row by row; each row holds only the coefficients above the
 * diagonal.
 */
final class DctCoefficients {
  private final double average;
  private final double[] coefficients;
  private final double scale;

  private DctCoefficients(double average, double[] coefficients, double scale) {
    this.average = average;
    this.coefficients = coefficients;
    this.scale = scale;
  }

  /**
   * Transforms a channel.
   *
   * @param channel values of the channel, row by row
   * @param size size of the picture in pixels
   * @param columns number of horizontal frequencies
   * @param rows number of vertical frequencies
   */
  static DctCoefficients of(double[] channel, PixelSize size, int columns, int rows) {
    double[] strengths = new double[columns * rows];
    int count = 0;
    double scale = 0;
    double average = 0;
    for (int v = 0; v < rows; v++) {
      for (int u = 0; u * rows < columns * (rows - v); u++) {
        double coefficient = coefficient(channel, size, u, v);
        if (u == 0 && v == 0) {
          average = coefficient;
        } else {
          strengths[count++] = coefficient;
          scale = Math.max(scale, Math.abs(coefficient));
        }
      }
    }
    return new DctCoefficients(average, Arrays.copyOf(strengths, count), scale);
  }

  /** Returns the mean of the channel (the DC coefficient). */
  double average() {
    return average;
  }

  /** Returns the largest absolute value of the AC coefficients. */
  double scale() {
    return scale;
  }

  /** Returns the number of AC coefficients; the average is not included. */
  int count() {
    return coefficients.length;
  }

  /**
   * Returns an AC coefficient mapped to the range from 0 to 1, where 0.5 stands for zero. If all
   * coefficients are zero, the format requires 0.
   */
  double normalized(int index) {
    return scale == 0 ? 0 : 0.5 + 0.5 / scale * coefficients[index];
  }

  private static double coefficient(double[] channel, PixelSize size, int u, int v) {
    double[] horizontal = cosines(size.width(), u);
    double[] vertical = cosines(size.height(), v);
    double sum = 0;
    for (int y = 0; y < vertical.length; y++) {
      for (int x = 0; x < horizontal.length; x++) {
        sum += channel[x + y * horizontal.length] * horizontal[x] * vertical[y];
      }
    }
    return sum / channel.length;
  }

  private static double[] cosines(int length, int frequency) {
    double[] cosines = new double[length];
    for (int i = 0; i < length; i++) {
      cosines[i] = Math.cos(Math.PI / length * frequency * (i + 0.5));
    }
    return cosines;
  }
}
