package wxalbum.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Delivers events twice, out of order, late, after the deletion of their album, or never. */
class EventHistoriesTest {
  private static final int RUNS = 40;

  @Test
  void endsTheSameWhateverBecomesOfEvents() {
    int lost = 0;
    int repeated = 0;
    int heldBack = 0;
    try (Trial trial = new Trial("event delivery faults", EventHistoriesTest.class)) {
      for (int seed = 1; seed <= Integer.getInteger("runs", RUNS); seed++) {
        EventGame game = EventGame.of(seed);
        trial.with(game);
        List<Integer> tally = game.tally();
        lost += tally.get(0);
        repeated += tally.get(1);
        heldBack += tally.get(2);
      }

      System.out.printf(
          "Event delivery: %d runs, %d events dropped, %d repeated, %d delayed%n",
          trial.runs(), lost, repeated, heldBack);
      trial.allEndedAlike();
    }
    assertThat(List.of(lost, repeated, heldBack)).doesNotContain(0);
  }
}
