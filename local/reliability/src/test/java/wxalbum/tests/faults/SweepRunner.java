package wxalbum.tests.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Runs the sweep, as its schedule would. */
final class SweepRunner {
  /** Longer than every waiting time of the sweep except the retention of the trash. */
  private static final Duration STEP = Duration.ofHours(25);

  /**
   * Consecutive runs without work after which the sweep is idle. A scan skips what an interrupted
   * run has claimed, so only the next scan finds it.
   */
  private static final int IDLE_RUNS = 2;

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
   * Runs the sweep in steps of 25 hours until it is idle.
   *
   * @throws AssertionError if the sweep still has work after the last run
   */
  static void runUntilIdle(SystemUnderTest world) {
    String response = "";
    int idleRuns = 0;
    for (int i = 0; i < MAX_RUNS; i++) {
      world.eventQueue.deliverAll(world.fleet);
      world.timeShifter.shiftBack(STEP);
      response = runOnce(world, "");
      idleRuns = response.equals(IDLE_RESPONSE) ? idleRuns + 1 : 0;
      if (idleRuns == IDLE_RUNS) {
        return;
      }
    }
    throw new AssertionError("the sweep still has work after " + MAX_RUNS + " runs: " + response);
  }
}
