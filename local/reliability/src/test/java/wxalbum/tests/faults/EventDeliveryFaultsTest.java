package wxalbum.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Delivers events twice, out of order, late, after the deletion of their album, or never. */
class EventDeliveryFaultsTest {
  private static final int RUNS = 40;

  @Test
  void endsInSameStateWhenEventsAreLostRepeatedOrDelayed() {
    List<EventScrambler> scramblers =
        IntStream.rangeClosed(1, Integer.getInteger("runs", RUNS))
            .mapToObj(EventScrambler::withSeed)
            .toList();
    try (FaultExperiment trial =
        new FaultExperiment("event delivery faults", EventDeliveryFaultsTest.class)) {
      trial.runWithEachScrambler(scramblers);

      System.out.printf(
          "Event delivery: %d runs, %d events dropped, %d repeated, %d delayed%n",
          trial.runCount(), sum(scramblers, 0), sum(scramblers, 1), sum(scramblers, 2));
      trial.assertAllMatchBaseline();
    }
    assertThat(scramblers)
        .anyMatch(scrambler -> scrambler.counts().get(0) > 0)
        .anyMatch(scrambler -> scrambler.counts().get(1) > 0)
        .anyMatch(scrambler -> scrambler.counts().get(2) > 0);
  }

  private static int sum(List<EventScrambler> scramblers, int kind) {
    return scramblers.stream().mapToInt(scrambler -> scrambler.counts().get(kind)).sum();
  }
}
