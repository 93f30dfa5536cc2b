package wxalbum.tests.faults;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Injects many random faults into one scenario, also into retries. */
class RandomFaultsTest {
  private static final int RUNS = 25;
  private static final double FAULT_PROBABILITY = 0.02;

  @Test
  void endsInSameStateAfterManyRandomFaults() {
    try (FaultExperiment trial = new FaultExperiment("injected faults", RandomFaultsTest.class)) {
      List<FaultInjector.FaultPlan> plans =
          LongStream.rangeClosed(1, Integer.getInteger("runs", RUNS))
              .mapToObj(RandomFaultsTest::randomPlan)
              .toList();

      int faults = trial.runWithEachPlan(plans).size();

      System.out.printf("Random faults: %d different in %d runs%n", faults, trial.runCount());
      trial.assertAllMatchBaseline();
    }
  }

  /**
   * Decides from the seed and the point alone, so that a seed gives the same faults in any order of
   * points.
   */
  private static FaultInjector.FaultPlan randomPlan(long seed) {
    return point -> {
      SplittableRandom random =
          new SplittableRandom(seed << Integer.SIZE ^ point.toString().hashCode());
      List<InjectedFault> faults = point.possibleFaults();
      return random.nextDouble() < FAULT_PROBABILITY
          ? Optional.of(faults.get(random.nextInt(faults.size())))
          : Optional.empty();
    };
  }
}
