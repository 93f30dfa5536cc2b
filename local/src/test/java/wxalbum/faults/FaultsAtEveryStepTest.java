package wxalbum.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wxalbum.faults.Fault.Kind;
import wxalbum.faults.Point.Layer;

/**
 * Something goes wrong at each point of the journey. Usually each point has one fault of all that
 * it may have, and several points share a run; {@code -Dfaults=all} tries every fault of every
 * point, each in a run of its own.
 */
class FaultsAtEveryStepTest {
  /** So that a run has about five faults, in calls far from each other. */
  private static final int RUNS = 82;

  private static final int SEED = 5;

  @Test
  void endsTheSameWhateverGoesWrongWhere() {
    try (Trial trial = new Trial("faults survived", FaultsAtEveryStepTest.class)) {
      List<Point> points = List.copyOf(trial.undisturbed().reached());
      assertThat(trial.undisturbed().disagreements()).isEmpty();

      Map<Layer, Set<Kind>> tried =
          "all".equals(System.getProperty("faults")) ? all(trial, points) : some(trial, points);

      System.out.printf(
          "Faults: %d points, %d runs, %s%n", points.size(), trial.runs(), tried.keySet());
      trial.allEndedAlike();
      assertThat(tried.get(Layer.DATABASE)).containsExactly(Kind.values());
      assertThat(tried.get(Layer.STORAGE)).containsExactly(Kind.values());
      assertThat(tried.get(Layer.ANSWER)).containsExactly(Kind.KILLED);
    }
  }

  /** Those that an earlier fault in their run kept from being met are tried alone. */
  private static Map<Layer, Set<Kind>> some(Trial trial, List<Point> points) {
    Map<Layer, Set<Kind>> tried = new EnumMap<>(Layer.class);
    Set<Point> met = new HashSet<>();
    for (int run = 0; run < RUNS; run++) {
      Map<Point, Fault> faults = new LinkedHashMap<>();
      for (int i = run; i < points.size(); i += RUNS) {
        faults.put(points.get(i), rotating(points.get(i), i));
      }
      met.addAll(count(trial.with(faults), tried));
    }
    List<Point> rest = new ArrayList<>(points);
    rest.removeAll(met);
    for (Point point : rest) {
      met.addAll(count(trial.with(Map.of(point, rotating(point, points.indexOf(point)))), tried));
    }
    assertThat(met).containsAll(points);
    return tried;
  }

  private static Map<Layer, Set<Kind>> all(Trial trial, List<Point> points) {
    Map<Layer, Set<Kind>> tried = new EnumMap<>(Layer.class);
    for (Point point : points) {
      for (Fault fault : point.faults()) {
        assertThat(count(trial.with(Map.of(point, fault)), tried)).containsExactly(point);
      }
    }
    return tried;
  }

  private static Fault rotating(Point point, int index) {
    List<Fault> faults = point.faults();
    return faults.get((index + SEED) % faults.size());
  }

  private static Set<Point> count(Map<Point, Fault> met, Map<Layer, Set<Kind>> tried) {
    met.forEach(
        (point, fault) ->
            tried
                .computeIfAbsent(point.layer(), _ -> EnumSet.noneOf(Kind.class))
                .add(fault.kind()));
    return met.keySet();
  }
}
