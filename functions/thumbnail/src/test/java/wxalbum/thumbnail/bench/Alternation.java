package wxalbum.thumbnail.bench;

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
  private static final int LEAST_WARM_UP = 3;
  private static final double WARM_UP_MILLIS = 5_000;
  private static final double NO_QUICKER = 0.97;

  private final Photo photo;
  private final Map<String, List<Run>> runs = new LinkedHashMap<>();
  private final Map<String, String> failures = new LinkedHashMap<>();

  Alternation(Photo photo) {
    this.photo = photo;
  }

  /** Runs each of them as many times; who fails once is left out from there on. */
  Alternation measure(List<Variant> variants, int rounds) {
    for (Variant variant : variants) {
      warmUp(variant);
    }
    for (int round = 0; round < rounds; round++) {
      for (Variant variant : variants) {
        run(variant).ifPresent(run -> kept(variant).add(run));
      }
    }
    return this;
  }

  /** The runs that count. */
  List<Run> runs(Variant variant) {
    return List.copyOf(kept(variant));
  }

  /** Why a variant could not make the renditions, if it could not. */
  Optional<String> failure(Variant variant) {
    return Optional.ofNullable(failures.get(variant.name()));
  }

  private List<Run> kept(Variant variant) {
    return runs.computeIfAbsent(variant.name(), _ -> new ArrayList<>());
  }

  private void warmUp(Variant variant) {
    double best = Double.MAX_VALUE;
    double spent = 0;
    boolean quicker = true;
    for (int i = 0; (i < LEAST_WARM_UP || quicker) && spent < WARM_UP_MILLIS; i++) {
      double millis = run(variant).map(Run::millis).orElse(WARM_UP_MILLIS);
      quicker = millis < NO_QUICKER * best || spent < WARM_UP_MILLIS / 5;
      best = Math.min(best, millis);
      spent += millis;
    }
  }

  private Optional<Run> run(Variant variant) {
    if (failures.containsKey(variant.name())) {
      return Optional.empty();
    }
    try {
      System.gc();
      return Optional.of(variant.run(photo));
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      failures.put(variant.name(), String.valueOf(e));
      return Optional.empty();
    }
  }
}
