package wxalbum.tests.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Runs the sweep, as its schedule would. */
final class SweepRunner {
  /** Longer than every waiting time of the sweep except the retention of the trash. */
  private static final Duration STEP = Duration.ofHours(25);

  private static final int MAX_RUNS = 15;
  private static final String IDLE_RESPONSE = "{}";

  private SweepRunner() {}

  /** Runs the sweep once and returns its response, or {@code failed}. */
  static String runOnce(SystemUnderTest world, String name) {
    return world
        .fleet
        .invoke(name, "sweep", "{}".getBytes(StandardCharsets.UTF_8))
        .orElse("failed");
  }

  /**
   * Runs the sweep in steps of 25 hours until a run has nothing to do.
   *
   * @throws AssertionError if the sweep still has work after the last run
   */
  static void runUntilIdle(SystemUnderTest world) {
    String response = "";
    for (int i = 0; i < MAX_RUNS; i++) {
      world.eventQueue.deliverAll(world.fleet);
      world.timeShifter.shiftBack(STEP);
      response = runOnce(world, "");
      if (response.equals(IDLE_RESPONSE)) {
        return;
      }
    }
    throw new AssertionError("the sweep still has work after " + MAX_RUNS + " runs: " + response);
  }
}
