package wxalbum.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import wxalbum.tests.faults.InjectedFault.Kind;
import wxalbum.tests.faults.InjectionPoint.Layer;

/**
 * Injects a fault at each point of the scenario. By default each point gets one of its possible
 * faults; {@code -Dfaults=all} tries every fault of every point. About five faults share a run, at
 * points far from each other. A fault that an earlier one kept from being reached is tried again in
 * a run of its own.
 */
class FaultsAtEveryStepTest {
  private static final int FAULTS_PER_RUN = 5;

  /** Maximum number of faults of one point: five kinds, each before and after the effect. */
  private static final int MAX_FAULTS_PER_POINT = 10;

  private static final int SEED = 5;

  @Test
  void endsInSameStateAfterAnyFaultAtAnyPoint() {
    Set<FaultAtPoint> tried = new HashSet<>();
    try (FaultExperiment trial =
        new FaultExperiment("injected faults", FaultsAtEveryStepTest.class)) {
      List<InjectionPoint> points = List.copyOf(trial.baseline().reachedPoints());
      assertThat(trial.baseline().inconsistencies()).isEmpty();

      int rounds = "all".equals(System.getProperty("faults")) ? MAX_FAULTS_PER_POINT : 1;
      for (int round = 0; round < rounds; round++) {
        tried.addAll(tryOneFaultPerPoint(trial, points, round));
      }

      System.out.printf(
          "Fault injection: %d faults at %d points, %d runs%n",
          tried.size(), points.size(), trial.runCount());
      trial.assertAllMatchBaseline();
      assertThat(tried.stream().map(FaultAtPoint::point)).containsAll(points);
    }
    assertThat(kindsAt(tried, Layer.DATABASE)).containsExactlyInAnyOrder(Kind.values());
    assertThat(kindsAt(tried, Layer.STORAGE)).containsExactlyInAnyOrder(Kind.values());
    assertThat(kindsAt(tried, Layer.RESPONSE)).containsExactly(Kind.PROCESS_KILLED);
  }

  /**
   * Tries one fault of each point, a different one in each round, and returns the injected faults.
   * Points with fewer faults than rounds are skipped.
   */
  static Set<FaultAtPoint> tryOneFaultPerPoint(
      FaultExperiment trial, List<InjectionPoint> points, int round) {
    List<FaultAtPoint> planned = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      List<InjectedFault> faults = points.get(i).possibleFaults();
      if (round < faults.size()) {
        planned.add(
            new FaultAtPoint(points.get(i), faults.get((i + SEED + round) % faults.size())));
      }
    }
    int runs = Math.ceilDiv(planned.size(), FAULTS_PER_RUN);
    List<Map<InjectionPoint, InjectedFault>> faultsOfRuns = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      Map<InjectionPoint, InjectedFault> faultsOfRun = new HashMap<>();
      for (int i = run; i < planned.size(); i += runs) {
        faultsOfRun.put(planned.get(i).point(), planned.get(i).fault());
      }
      faultsOfRuns.add(faultsOfRun);
    }
    Set<FaultAtPoint> injected = new HashSet<>(trial.runWithEach(faultsOfRuns));
    List<FaultAtPoint> unreached = new ArrayList<>(planned);
    unreached.removeAll(injected);
    injected.addAll(
        trial.runWithEach(
            unreached.stream().map(fault -> Map.of(fault.point(), fault.fault())).toList()));
    return injected;
  }

  private static Set<Kind> kindsAt(Set<FaultAtPoint> tried, Layer layer) {
    return tried.stream()
        .filter(fault -> fault.point().layer() == layer)
        .map(fault -> fault.fault().kind())
        .collect(Collectors.toSet());
  }
}
