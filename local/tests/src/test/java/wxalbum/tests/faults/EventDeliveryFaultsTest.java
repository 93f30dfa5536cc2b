package wxalbum.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Delivers events twice, out of order, late, after the deletion of their album, or never. */
class EventDeliveryFaultsTest {
  private static final int RUNS = 40;

  @Test
  void endsInSameStateWhenEventsAreLostRepeatedOrDelayed() {
    int lost = 0;
    int repeated = 0;
    int heldBack = 0;
    try (FaultExperiment trial =
        new FaultExperiment("event delivery faults", EventDeliveryFaultsTest.class)) {
      for (int seed = 1; seed <= Integer.getInteger("runs", RUNS); seed++) {
        EventScrambler game = EventScrambler.withSeed(seed);
        trial.runWith(game);
        List<Integer> tally = game.counts();
        lost += tally.get(0);
        repeated += tally.get(1);
        heldBack += tally.get(2);
      }

      System.out.printf(
          "Event delivery: %d runs, %d events dropped, %d repeated, %d delayed%n",
          trial.runCount(), lost, repeated, heldBack);
      trial.assertAllMatchBaseline();
    }
    assertThat(List.of(lost, repeated, heldBack)).doesNotContain(0);
  }
}
