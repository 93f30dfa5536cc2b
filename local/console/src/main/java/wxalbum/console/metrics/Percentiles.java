package wxalbum.console.metrics;

import java.util.Collection;
import java.util.List;

/** Percentiles by the nearest-rank method, so that a percentile is always one of the values. */
public final class Percentiles {
  private final List<Double> sorted;

  /**
   * @param values at least one value
   */
  public Percentiles(Collection<Double> values) {
    this.sorted = values.stream().sorted().toList();
  }

  /**
   * Returns a percentile.
   *
   * @param percent above 0 and at most 100
   */
  public double at(int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return sorted.get(rank - 1);
  }
}
