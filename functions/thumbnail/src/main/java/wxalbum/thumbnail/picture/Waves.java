package wxalbum.thumbnail.picture;

import java.util.Arrays;
import wxalbum.album.Dimensions;

/**
 * The lowest frequencies of one channel, by the discrete cosine transform (type II): line by line,
 * of each line the part above the diagonal.
 */
final class Waves {
  private final double average;
  private final double[] strengths;
  private final double scale;

  private Waves(double average, double[] strengths, double scale) {
    this.average = average;
    this.strengths = strengths;
    this.scale = scale;
  }

  /**
   * Transforms a channel.
   *
   * @param across waves from left to right
   * @param down waves from top to bottom
   */
  static Waves of(double[] channel, Dimensions size, int across, int down) {
    double[] strengths = new double[across * down];
    int count = 0;
    double scale = 0;
    double average = 0;
    for (int v = 0; v < down; v++) {
      for (int u = 0; u * down < across * (down - v); u++) {
        double strength = strength(channel, size, u, v);
        if (u == 0 && v == 0) {
          average = strength;
        } else {
          strengths[count++] = strength;
          scale = Math.max(scale, Math.abs(strength));
        }
      }
    }
    return new Waves(average, Arrays.copyOf(strengths, count), scale);
  }

  /** The mean of the channel. */
  double average() {
    return average;
  }

  /** The largest magnitude of a strength. */
  double scale() {
    return scale;
  }

  /** How many there are, the average not counted. */
  int count() {
    return strengths.length;
  }

  /** A strength between 0 and 1, where 0.5 is none; where all are 0, 0 as the format has it. */
  double scaled(int index) {
    return scale == 0 ? 0 : 0.5 + 0.5 / scale * strengths[index];
  }

  private static double strength(double[] channel, Dimensions size, int u, int v) {
    double[] across = cosines(size.width(), u);
    double[] down = cosines(size.height(), v);
    double sum = 0;
    for (int y = 0; y < down.length; y++) {
      for (int x = 0; x < across.length; x++) {
        sum += channel[x + y * across.length] * across[x] * down[y];
      }
    }
    return sum / channel.length;
  }

  private static double[] cosines(int length, int wave) {
    double[] cosines = new double[length];
    for (int i = 0; i < length; i++) {
      cosines[i] = Math.cos(Math.PI / length * wave * (i + 0.5));
    }
    return cosines;
  }
}
