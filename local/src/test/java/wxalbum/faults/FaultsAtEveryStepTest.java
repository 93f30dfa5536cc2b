package wxalbum.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import wxalbum.faults.Fault.Kind;
import wxalbum.faults.Point.Layer;

/**
 * Something goes wrong at each point of the journey. Usually each point has one fault of all that
 * it may have; {@code -Dfaults=all} tries every fault of every point. About five share a run, in
 * calls far from each other; what an earlier one kept from being met is tried alone.
 */
class FaultsAtEveryStepTest {
  private static final int IN_A_RUN = 5;

  /** As many as a point may have faults. */
  private static final int ROUNDS = 10;

  private static final int SEED = 5;

  @Test
  void endsTheSameWhateverGoesWrongWhere() {
    Set<Trouble> tried = new HashSet<>();
    try (Trial trial = new Trial("faults survived", FaultsAtEveryStepTest.class)) {
      List<Point> points = List.copyOf(trial.undisturbed().reached());
      assertThat(trial.undisturbed().disagreements()).isEmpty();

      int rounds = "all".equals(System.getProperty("faults")) ? ROUNDS : 1;
      for (int round = 0; round < rounds; round++) {
        tried.addAll(round(trial, points, round));
      }

      System.out.printf(
          "Faults: %d at %d points, %d runs%n", tried.size(), points.size(), trial.runs());
      trial.allEndedAlike();
      assertThat(tried.stream().map(Trouble::point)).containsAll(points);
    }
    assertThat(kinds(tried, Layer.DATABASE)).containsExactlyInAnyOrder(Kind.values());
    assertThat(kinds(tried, Layer.STORAGE)).containsExactlyInAnyOrder(Kind.values());
    assertThat(kinds(tried, Layer.ANSWER)).containsExactly(Kind.KILLED);
  }

  /** Tries one fault of each point, another in each round, where there is one. */
  static Set<Trouble> round(Trial trial, List<Point> points, int round) {
    List<Trouble> troubles = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      List<Fault> faults = points.get(i).faults();
      if (round < faults.size()) {
        troubles.add(new Trouble(points.get(i), faults.get((i + SEED + round) % faults.size())));
      }
    }
    int runs = Math.ceilDiv(troubles.size(), IN_A_RUN);
    Set<Trouble> met = new HashSet<>();
    for (int run = 0; run < runs; run++) {
      Map<Point, Fault> together = new HashMap<>();
      for (int i = run; i < troubles.size(); i += runs) {
        together.put(troubles.get(i).point(), troubles.get(i).fault());
      }
      met.addAll(trial.with(together));
    }
    List<Trouble> rest = new ArrayList<>(troubles);
    rest.removeAll(met);
    rest.forEach(it -> met.addAll(trial.with(Map.of(it.point(), it.fault()))));
    return met;
  }

  private static Set<Kind> kinds(Set<Trouble> tried, Layer layer) {
    return tried.stream()
        .filter(it -> it.point().layer() == layer)
        .map(it -> it.fault().kind())
        .collect(Collectors.toSet());
  }
}
