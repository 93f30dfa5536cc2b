package wxalbum.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The clock that calls the sweep. */
final class Sweeps {
  /** Longer than the sweep waits for anything that it will do, but the purge. */
  private static final Duration LONG = Duration.ofHours(25);

  private static final int MANY = 15;
  private static final String NOTHING = "{}";

  private Sweeps() {}

  /** One round; what it did, or that it failed. */
  static String one(World world, String name) {
    return world.fleet.call(name, "sweep", "{}".getBytes(StandardCharsets.UTF_8)).orElse("failed");
  }

  /** Rounds a day apart until one has nothing to do. */
  static void untilNothingIsLeft(World world) {
    String did = "";
    for (int i = 0; i < MANY; i++) {
      world.arrivals.drain(world.fleet);
      world.ageing.by(LONG);
      did = one(world, "");
      if (did.equals(NOTHING)) {
        return;
      }
    }
    throw new AssertionError("the sweep never ends: " + did);
  }
}
