package wxalbum.local.console;

import java.util.Collection;
import java.util.List;

/** Percentiles by the nearest rank: always one of the values. */
final class Percentiles {
  private final List<Double> sorted;

  /**
   * @param values at least one
   */
  Percentiles(Collection<Double> values) {
    this.sorted = values.stream().sorted().toList();
  }

  /**
   * @param percent above 0 and not above 100
   */
  double at(int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return sorted.get(rank - 1);
  }
}
