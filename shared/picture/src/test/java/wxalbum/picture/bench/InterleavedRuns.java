package wxalbum.picture.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures variants in turn, so that other load on the machine affects all of them alike. Each
 * variant is warmed up first, until it gets no faster.
 */
final class InterleavedRuns {
  private static final int STABLE_RUNS = 5;
  private static final double IMPROVEMENT_RATIO = 0.98;

  private final BenchmarkPhoto photo;
  private final RunPlan plan;
  private final Map<BenchmarkVariant, List<BenchmarkRun>> runs = new LinkedHashMap<>();
  private final Map<BenchmarkVariant, String> failures = new LinkedHashMap<>();

  /**
   * The extent of a measurement.
   *
   * @param rounds measured runs of each variant
   * @param minWarmUpMillis minimum milliseconds of warm-up runs for each variant
   * @param maxWarmUpMillis milliseconds after which a variant counts as warm
   */
  record RunPlan(int rounds, double minWarmUpMillis, double maxWarmUpMillis) {}

  private InterleavedRuns(BenchmarkPhoto photo, RunPlan plan) {
    this.photo = photo;
    this.plan = plan;
  }

  /** Measures each variant equally often. A variant that fails once is not run again. */
  static InterleavedRuns measure(
      List<BenchmarkVariant> variants, BenchmarkPhoto photo, RunPlan plan) {
    InterleavedRuns interleavedRuns = new InterleavedRuns(photo, plan);
    for (BenchmarkVariant variant : variants) {
      interleavedRuns.runs.put(variant, new ArrayList<>());
      interleavedRuns.warmUp(variant);
    }
    for (int round = 0; round < plan.rounds(); round++) {
      for (BenchmarkVariant variant : variants) {
        interleavedRuns.runOnce(variant).ifPresent(interleavedRuns.recordedRuns(variant)::add);
      }
    }
    return interleavedRuns;
  }

  /** Returns the measured runs of a variant. */
  List<BenchmarkRun> runs(BenchmarkVariant variant) {
    return List.copyOf(recordedRuns(variant));
  }

  /** Returns why a variant failed; empty when it did not fail. */
  Optional<String> failure(BenchmarkVariant variant) {
    return Optional.ofNullable(failures.get(variant));
  }

  private List<BenchmarkRun> recordedRuns(BenchmarkVariant variant) {
    return requireNonNull(runs.get(variant));
  }

  private void warmUp(BenchmarkVariant variant) {
    double best = Double.MAX_VALUE;
    double elapsed = 0;
    int stableRuns = 0;
    while (stableRuns < STABLE_RUNS || elapsed < plan.minWarmUpMillis()) {
      double millis = runOnce(variant).map(BenchmarkRun::millis).orElse(Double.MAX_VALUE);
      elapsed += millis;
      if (elapsed > plan.maxWarmUpMillis()) {
        return;
      }
      stableRuns = millis < IMPROVEMENT_RATIO * best ? 0 : stableRuns + 1;
      best = Math.min(best, millis);
    }
  }

  /**
   * Runs a variant once. Garbage of other variants is collected before, so that it does not count
   * towards the time.
   */
  private Optional<BenchmarkRun> runOnce(BenchmarkVariant variant) {
    if (failures.containsKey(variant)) {
      return Optional.empty();
    }
    System.gc();
    try {
      return Optional.of(variant.run(photo));
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      failures.put(variant, String.valueOf(e));
      return Optional.empty();
    }
  }
}
