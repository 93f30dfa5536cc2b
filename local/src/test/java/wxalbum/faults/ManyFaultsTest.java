package wxalbum.faults;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Injects many random faults into one scenario, also into retries. */
class ManyFaultsTest {
  private static final int RUNS = 25;
  private static final double SHARE = 0.02;

  @Test
  void endsTheSameHoweverMuchGoesWrong() {
    try (Trial trial = new Trial("injected faults", ManyFaultsTest.class)) {
      int faults = 0;
      for (int seed = 1; seed <= Integer.getInteger("runs", RUNS); seed++) {
        faults += trial.with(plan(seed)).size();
      }

      System.out.printf("Random faults: %d in %d runs%n", faults, trial.runs());
      trial.allEndedAlike();
    }
  }

  /**
   * Decides from the seed and the point alone, so that a seed gives the same faults in any order of
   * points.
   */
  private static Faults.Plan plan(long seed) {
    return point -> {
      SplittableRandom random =
          new SplittableRandom(seed << Integer.SIZE ^ point.toString().hashCode());
      List<Fault> faults = point.faults();
      return random.nextDouble() < SHARE
          ? Optional.of(faults.get(random.nextInt(faults.size())))
          : Optional.empty();
    };
  }
}
