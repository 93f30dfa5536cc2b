package wxalbum.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Runs the sweep, as its schedule would. */
final class Sweeps {
  /** Longer than every waiting time of the sweep except the retention of the trash. */
  private static final Duration LONG = Duration.ofHours(25);

  private static final int MANY = 15;
  private static final String NOTHING = "{}";

  private Sweeps() {}

  /** Runs the sweep once and returns its response, or {@code failed}. */
  static String one(World world, String name) {
    return world.fleet.call(name, "sweep", "{}".getBytes(StandardCharsets.UTF_8)).orElse("failed");
  }

  /**
   * Runs the sweep in steps of 25 hours until a run has nothing to do.
   *
   * @throws AssertionError if the sweep still has work after the last run
   */
  static void untilNothingIsLeft(World world) {
    String response = "";
    for (int i = 0; i < MANY; i++) {
      world.arrivals.drain(world.fleet);
      world.ageing.by(LONG);
      response = one(world, "");
      if (response.equals(NOTHING)) {
        return;
      }
    }
    throw new AssertionError("the sweep still has work after " + MANY + " runs: " + response);
  }
}
