package wxalbum.console;

import java.util.Collection;
import java.util.List;

/** Percentiles by the nearest-rank method, so that a percentile is always one of the values. */
final class Percentiles {
  private final List<Double> sorted;

  /**
   * @param values at least one value
   */
  Percentiles(Collection<Double> values) {
    this.sorted = values.stream().sorted().toList();
  }

  /**
   * Returns a percentile.
   *
   * @param percent above 0 and at most 100
   */
  double at(int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return sorted.get(rank - 1);
  }
}
