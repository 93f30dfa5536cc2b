package wxalbum.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wxalbum.testing.Reliability;

/** Runs the scenario with faults, and compares each run with one without faults. */
final class Trial implements AutoCloseable {
  /**
   * System property for the number of attempts of AWS SDK clients that are created from then on.
   */
  private static final String ATTEMPTS = "aws.maxAttempts";

  /**
   * Most waits of half an hour beyond those of the baseline, in which the sweep retries failed
   * steps.
   */
  private static final int MORE_WAITS = 4;

  private final World world = World.shared();
  private final Silence silence = new Silence();
  private final List<String> failures = new ArrayList<>();
  private final Reliability reliability;
  private final Run undisturbed;
  private int runs;

  /** Runs the baseline without faults, on new instances without open connections. */
  Trial(String check, Class<?> test) {
    // Each fault must reach the function: retries inside the SDK would hide it and take time.
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

  /** Returns the number of runs, without the baseline. */
  int runs() {
    return runs;
  }

  /**
   * Runs with a few faults. They are so few that redelivery by the queue repairs their effect on
   * uploads, and that the second attempt of the sweep repairs the rest. Each injected fault counts
   * as one attempt.
   *
   * @return the faults that were reached
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

  /** Runs with the faults of a plan, without a limit on waits, and returns the injected faults. */
  Set<Trouble> with(Faults.Plan plan) {
    return run(plan, EventGame.fair(), Integer.MAX_VALUE);
  }

  /** Runs with disturbed events and without faults; the run counts as one attempt. */
  void with(EventGame events) {
    var _ = run(Faults.Plan.NOTHING, events, Integer.MAX_VALUE);
  }

  /** Runs once and counts one attempt for each injected fault, or one if no fault was injected. */
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
      assertThat(run.waits())
          .as("number of waits after faults %s", run.struck())
          .isLessThanOrEqualTo(waits);
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
      // The failure is in the list, which the test asserts to be empty at the end.
      return;
    }
  }

  /** Asserts that every run ended in the same state as the baseline. */
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
