package wxalbum.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wxalbum.testing.Reliability;

/** Runs that are disturbed, each held against one that is not. */
final class Trial implements AutoCloseable {
  /** How often the AWS SDK asks, by clients that are made from then on. */
  private static final String ATTEMPTS = "aws.maxAttempts";

  /** Half an hour each, in which the sweep tries again what failed. */
  private static final int MORE_WAITS = 4;

  private final World world = World.shared();
  private final Silence silence = new Silence();
  private final List<String> failures = new ArrayList<>();
  private final Reliability reliability;
  private final Run undisturbed;
  private int runs;

  /** Begins with the undisturbed run, by instances that have no connection yet. */
  Trial(String check, Class<?> test) {
    // One fault is one failure: how the SDK repeats is its own affair, and takes its time.
    System.setProperty(ATTEMPTS, "1");
    this.reliability = new Reliability(check, test);
    world.fleet.renew();
    try {
      this.undisturbed = Run.of(world, Faults.Plan.NOTHING, EventGame.fair());
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  Run undisturbed() {
    return undisturbed;
  }

  /** How many runs there were, but for the undisturbed one. */
  int runs() {
    return runs;
  }

  /**
   * Runs with these faults, so few that the queue alone mends what they do to arrivals, and that
   * the sweep's second attempt mends the rest. Each that is met counts as one that was tried.
   *
   * @return those that were met
   */
  Set<Trouble> with(Map<Point, Fault> faults) {
    if (faults.keySet().stream().anyMatch(point -> point.operation().equals("connect"))) {
      world.fleet.renew();
    }
    return run(
        point -> Optional.ofNullable(faults.get(point)),
        EventGame.fair(),
        undisturbed.waits() + MORE_WAITS);
  }

  /** Runs with whatever a plan says. */
  Set<Trouble> with(Faults.Plan plan) {
    return run(plan, EventGame.fair(), Integer.MAX_VALUE);
  }

  /** Runs with events that go their own ways, which counts as one. */
  void with(EventGame events) {
    var _ = run(Faults.Plan.NOTHING, events, Integer.MAX_VALUE);
  }

  /** A run stands for each of its faults. */
  private Set<Trouble> run(Faults.Plan plan, EventGame events, int waits) {
    runs++;
    AssertionError failure = failure(plan, events, waits);
    if (failure != null) {
      failures.add(String.valueOf(failure.getMessage()));
    }
    Set<Trouble> struck = world.faults.struck();
    for (int i = 0; i < Math.max(1, struck.size()); i++) {
      count(failure);
    }
    return struck;
  }

  private @Nullable AssertionError failure(Faults.Plan plan, EventGame events, int waits) {
    try {
      Run run = Run.of(world, plan, events);
      run.endsLike(undisturbed);
      assertThat(run.waits()).as("waits after %s", run.struck()).isLessThanOrEqualTo(waits);
      return null;
    } catch (AssertionError e) {
      return e;
    }
  }

  private void count(@Nullable AssertionError failure) {
    try {
      reliability.attempt(
          () -> {
            if (failure != null) {
              throw failure;
            }
          });
    } catch (AssertionError e) {
      // It is among those that are told at the end.
      return;
    }
  }

  /** Holds that all ended like the undisturbed one. */
  void allEndedAlike() {
    assertThat(failures).isEmpty();
  }

  @Override
  public void close() {
    System.clearProperty(ATTEMPTS);
    silence.close();
    reliability.write();
  }
}
