package wxalbum.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

/**
 * A journey in which something goes wrong, and what is there once nothing does any more and the
 * sweep has mended what it can.
 *
 * @param reached every point of it
 * @param struck what went wrong
 * @param end what is there
 * @param disagreements of what was there, on the way and at the end, with itself
 * @param waits how often the owner had to wait until a sweep mended something
 */
record Run(
    Set<Point> reached,
    Set<Trouble> struck,
    List<String> end,
    List<String> disagreements,
    int waits) {
  /** Runs with this plan and these events, in an empty world. */
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
      throw new AssertionError(e.getMessage() + " after " + world.faults.struck(), e);
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

  /** Holds its end against that of another. */
  void endsLike(Run undisturbed) {
    assertThat(disagreements).as("after %s", struck).isEmpty();
    assertThat(end).as("after %s", struck).containsExactlyElementsOf(undisturbed.end);
  }
}
