package wxalbum.thumbnail.bench;

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
final class Alternation {
  private static final int SETTLED_RUNS = 5;
  private static final double QUICKER = 0.98;

  private final Photo photo;
  private final Effort effort;
  private final Map<Variant, List<Run>> runs = new LinkedHashMap<>();
  private final Map<Variant, String> failures = new LinkedHashMap<>();

  /**
   * The extent of a measurement.
   *
   * @param rounds measured runs of each variant
   * @param leastWarmUp minimum milliseconds of warm-up runs for each variant
   * @param mostWarmUp milliseconds after which a variant counts as warm
   */
  record Effort(int rounds, double leastWarmUp, double mostWarmUp) {}

  private Alternation(Photo photo, Effort plan) {
    this.photo = photo;
    this.effort = plan;
  }

  /** Measures each variant equally often. A variant that fails once is not run again. */
  static Alternation of(List<Variant> variants, Photo photo, Effort plan) {
    Alternation interleavedRuns = new Alternation(photo, plan);
    for (Variant variant : variants) {
      interleavedRuns.runs.put(variant, new ArrayList<>());
      interleavedRuns.warmUp(variant);
    }
    for (int round = 0; round < plan.rounds(); round++) {
      for (Variant variant : variants) {
        interleavedRuns.run(variant).ifPresent(interleavedRuns.kept(variant)::add);
      }
    }
    return interleavedRuns;
  }

  /** Returns the measured runs of a variant. */
  List<Run> runs(Variant variant) {
    return List.copyOf(kept(variant));
  }

  /** Returns why a variant failed; empty when it did not fail. */
  Optional<String> failure(Variant variant) {
    return Optional.ofNullable(failures.get(variant));
  }

  private List<Run> kept(Variant variant) {
    return requireNonNull(runs.get(variant));
  }

  private void warmUp(Variant variant) {
    double best = Double.MAX_VALUE;
    double elapsed = 0;
    int stableRuns = 0;
    while (stableRuns < SETTLED_RUNS || elapsed < effort.leastWarmUp()) {
      double millis = run(variant).map(Run::millis).orElse(Double.MAX_VALUE);
      elapsed += millis;
      if (elapsed > effort.mostWarmUp()) {
        return;
      }
      stableRuns = millis < QUICKER * best ? 0 : stableRuns + 1;
      best = Math.min(best, millis);
    }
  }

  /**
   * Runs a variant once. Garbage of other variants is collected before, so that it does not count
   * towards the time.
   */
  private Optional<Run> run(Variant variant) {
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
