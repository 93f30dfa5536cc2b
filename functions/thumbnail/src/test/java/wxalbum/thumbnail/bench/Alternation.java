package wxalbum.thumbnail.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs variants in turn, so that whatever else the machine does falls on all of them alike. Each is
 * warmed up first, until it gets no quicker.
 */
final class Alternation {
  private static final int SETTLED_RUNS = 5;
  private static final double QUICKER = 0.98;

  private final Photo photo;
  private final Effort effort;
  private final Map<Variant, List<Run>> runs = new LinkedHashMap<>();
  private final Map<Variant, String> failures = new LinkedHashMap<>();

  /**
   * How much of it.
   *
   * @param rounds runs of each variant that count
   * @param leastWarmUp milliseconds that each runs before
   * @param mostWarmUp milliseconds after which it counts as warm
   */
  record Effort(int rounds, double leastWarmUp, double mostWarmUp) {}

  private Alternation(Photo photo, Effort effort) {
    this.photo = photo;
    this.effort = effort;
  }

  /** Runs each of them as many times; who fails once is left out from there on. */
  static Alternation of(List<Variant> variants, Photo photo, Effort effort) {
    Alternation alternation = new Alternation(photo, effort);
    for (Variant variant : variants) {
      alternation.runs.put(variant, new ArrayList<>());
      alternation.warmUp(variant);
    }
    for (int round = 0; round < effort.rounds(); round++) {
      for (Variant variant : variants) {
        alternation.run(variant).ifPresent(alternation.kept(variant)::add);
      }
    }
    return alternation;
  }

  /** The runs of a variant that count. */
  List<Run> runs(Variant variant) {
    return List.copyOf(kept(variant));
  }

  /** Why a variant could not make the renditions, if it could not. */
  Optional<String> failure(Variant variant) {
    return Optional.ofNullable(failures.get(variant));
  }

  private List<Run> kept(Variant variant) {
    return requireNonNull(runs.get(variant));
  }

  private void warmUp(Variant variant) {
    double best = Double.MAX_VALUE;
    double spent = 0;
    int settled = 0;
    while (settled < SETTLED_RUNS || spent < effort.leastWarmUp()) {
      double millis = run(variant).map(Run::millis).orElse(Double.MAX_VALUE);
      spent += millis;
      if (spent > effort.mostWarmUp()) {
        return;
      }
      settled = millis < QUICKER * best ? 0 : settled + 1;
      best = Math.min(best, millis);
    }
  }

  /** What other variants have left behind is collected before, not within their time. */
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
