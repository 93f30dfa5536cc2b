package wxalbum.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wxalbum.testing.Reliability;

/** Runs that are disturbed, each held against one that is not. */
final class Trial implements AutoCloseable {
  private final World world = World.shared();
  private final Silence silence = new Silence();
  private final List<String> failures = new ArrayList<>();
  private final Reliability reliability;
  private final Run undisturbed;
  private int runs;

  /** Begins with the undisturbed run, by instances that have no connection yet. */
  Trial(String check, Class<?> test) {
    this.reliability = new Reliability(check, test);
    world.fleet.renew();
    this.undisturbed = Run.of(world, Faults.Plan.NOTHING, EventGame.fair());
  }

  Run undisturbed() {
    return undisturbed;
  }

  /** How many runs there were, but for the undisturbed one. */
  int runs() {
    return runs;
  }

  /**
   * Runs with these faults. Each that is met counts as one that was tried.
   *
   * @return those that were met
   */
  Set<Trouble> with(Map<Point, Fault> faults) {
    if (faults.keySet().stream().anyMatch(point -> point.operation().equals("connect"))) {
      world.fleet.renew();
    }
    return with(point -> Optional.ofNullable(faults.get(point)));
  }

  /** Runs with whatever a plan says. */
  Set<Trouble> with(Faults.Plan plan) {
    return run(plan, EventGame.fair());
  }

  /** Runs with events that go their own ways, which counts as one. */
  void with(EventGame events) {
    var _ = run(Faults.Plan.NOTHING, events);
  }

  private Set<Trouble> run(Faults.Plan plan, EventGame events) {
    runs++;
    try {
      Run run = Run.of(world, plan, events);
      for (int i = 0; i < Math.max(1, run.struck().size()); i++) {
        reliability.attempt(() -> run.endsLike(undisturbed));
      }
      return run.struck();
    } catch (AssertionError e) {
      failures.add(String.valueOf(e.getMessage()));
      return world.faults.struck();
    }
  }

  /** Holds that all ended like the undisturbed one. */
  void allEndedAlike() {
    assertThat(failures).isEmpty();
  }

  @Override
  public void close() {
    silence.close();
    reliability.write();
  }
}
