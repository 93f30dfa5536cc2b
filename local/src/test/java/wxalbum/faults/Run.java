package wxalbum.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

/**
 * A scenario with injected faults, and the state after the faults have stopped and the sweep has
 * repaired what it can.
 *
 * @param reached every point of the run
 * @param struck the injected faults
 * @param end description of all rows and objects at the end
 * @param disagreements inconsistencies of the state during the run and at its end
 * @param waits how often the owner had to wait for a sweep
 */
record Run(
    Set<Point> reached,
    Set<Trouble> struck,
    List<String> end,
    List<String> disagreements,
    int waits) {
  /**
   * Runs the scenario with a plan of faults and a delivery of events, on an empty database and
   * bucket.
   *
   * @throws AssertionError if a step of the scenario does not succeed
   */
  static Run of(World world, Faults.Plan plan, EventGame events) {
    world.empty();
    world.arrivals.begin(events);
    world.faults.begin(plan);
    Journey journey = new Journey(world);
    try {
      journey.run();
      world.faults.stop();
      journey.disagreements().addAll(Recount.unowned(world));
      world.arrivals.release();
      Sweeps.untilNothingIsLeft(world);
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; injected faults: " + world.faults.struck(), e);
    } finally {
      world.faults.stop();
    }
    journey.disagreements().addAll(Recount.disagreements(world));
    return new Run(
        world.faults.reached(),
        world.faults.struck(),
        Picture.of(world, journey.names()),
        journey.disagreements(),
        journey.waits());
  }

  /** Asserts that this run is consistent and ends in the same state as another. */
  void endsLike(Run baseline) {
    assertThat(disagreements).as("state after faults %s", struck).isEmpty();
    assertThat(end).as("state after faults %s", struck).containsExactlyElementsOf(baseline.end);
  }
}
