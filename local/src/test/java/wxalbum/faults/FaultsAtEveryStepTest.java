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
 * Injects a fault at each point of the scenario. By default each point gets one of its possible
 * faults; {@code -Dfaults=all} tries every fault of every point. About five faults share a run, at
 * points far from each other. A fault that an earlier one kept from being reached is tried again in
 * a run of its own.
 */
class FaultsAtEveryStepTest {
  private static final int IN_A_RUN = 5;

  /** Most faults of one point: five kinds, each before and after the effect. */
  private static final int ROUNDS = 10;

  private static final int SEED = 5;

  @Test
  void endsTheSameWhateverGoesWrongWhere() {
    Set<Trouble> tried = new HashSet<>();
    try (Trial trial = new Trial("injected faults", FaultsAtEveryStepTest.class)) {
      List<Point> points = List.copyOf(trial.undisturbed().reached());
      assertThat(trial.undisturbed().disagreements()).isEmpty();

      int rounds = "all".equals(System.getProperty("faults")) ? ROUNDS : 1;
      for (int round = 0; round < rounds; round++) {
        tried.addAll(round(trial, points, round));
      }

      System.out.printf(
          "Fault injection: %d faults at %d points, %d runs%n",
          tried.size(), points.size(), trial.runs());
      trial.allEndedAlike();
      assertThat(tried.stream().map(Trouble::point)).containsAll(points);
    }
    assertThat(kinds(tried, Layer.DATABASE)).containsExactlyInAnyOrder(Kind.values());
    assertThat(kinds(tried, Layer.STORAGE)).containsExactlyInAnyOrder(Kind.values());
    assertThat(kinds(tried, Layer.ANSWER)).containsExactly(Kind.KILLED);
  }

  /**
   * Tries one fault of each point, a different one in each round, and returns the injected faults.
   * Points with fewer faults than rounds are skipped.
   */
  static Set<Trouble> round(Trial trial, List<Point> points, int round) {
    List<Trouble> planned = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      List<Fault> faults = points.get(i).faults();
      if (round < faults.size()) {
        planned.add(new Trouble(points.get(i), faults.get((i + SEED + round) % faults.size())));
      }
    }
    int runs = Math.ceilDiv(planned.size(), IN_A_RUN);
    Set<Trouble> injected = new HashSet<>();
    for (int run = 0; run < runs; run++) {
      Map<Point, Fault> faultsOfRun = new HashMap<>();
      for (int i = run; i < planned.size(); i += runs) {
        faultsOfRun.put(planned.get(i).point(), planned.get(i).fault());
      }
      injected.addAll(trial.with(faultsOfRun));
    }
    List<Trouble> unreached = new ArrayList<>(planned);
    unreached.removeAll(injected);
    unreached.forEach(
        fault -> injected.addAll(trial.with(Map.of(fault.point(), fault.fault()))));
    return injected;
  }

  private static Set<Kind> kinds(Set<Trouble> tried, Layer layer) {
    return tried.stream()
        .filter(fault -> fault.point().layer() == layer)
        .map(fault -> fault.fault().kind())
        .collect(Collectors.toSet());
  }
}
