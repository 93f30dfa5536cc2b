package wxalbum.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wxalbum.testkit.ReliabilityCounter;

/** Runs the scenario with faults, and compares each run with one without faults. */
final class FaultExperiment implements AutoCloseable {
  /**
   * System property for the number of attempts of AWS SDK clients that are created from then on.
   */
  private static final String MAX_ATTEMPTS_PROPERTY = "aws.maxAttempts";

  /**
   * Maximum number of waits of half an hour beyond those of the baseline, in which the sweep
   * retries failed steps.
   */
  private static final int MAX_EXTRA_WAITS = 4;

  private final SystemUnderTest world = SystemUnderTest.shared();
  private final MutedLogs mutedLogs = new MutedLogs();
  private final List<String> failures = new ArrayList<>();
  private final ReliabilityCounter reliability;
  private final ScenarioRun baseline;
  private int runCount;

  /** Runs the baseline without faults, on new instances without open connections. */
  FaultExperiment(String check, Class<?> test) {
    // Each fault must reach the function: retries inside the SDK would hide it and take time.
    System.setProperty(MAX_ATTEMPTS_PROPERTY, "1");
    this.reliability = new ReliabilityCounter(check, test);
    world.fleet.restartAll();
    try {
      this.baseline =
          ScenarioRun.execute(
              world, FaultInjector.FaultPlan.NO_FAULTS, EventScrambler.passThrough());
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  ScenarioRun baseline() {
    return baseline;
  }

  /** Returns the number of runs, without the baseline. */
  int runCount() {
    return runCount;
  }

  /**
   * Runs with a few faults. They are so few that redelivery by the queue repairs their effect on
   * uploads, and that the second attempt of the sweep repairs the rest. Each injected fault counts
   * as one attempt.
   *
   * @return the faults that were reached
   */
  Set<FaultAtPoint> runWith(Map<InjectionPoint, InjectedFault> faults) {
    if (faults.keySet().stream().anyMatch(point -> point.operation().equals("connect"))) {
      world.fleet.restartAll();
    }
    return runAndCount(
        point -> Optional.ofNullable(faults.get(point)),
        EventScrambler.passThrough(),
        baseline.waitCount() + MAX_EXTRA_WAITS);
  }

  /** Runs with the faults of a plan, without a limit on waits, and returns the injected faults. */
  Set<FaultAtPoint> runWith(FaultInjector.FaultPlan plan) {
    return runAndCount(plan, EventScrambler.passThrough(), Integer.MAX_VALUE);
  }

  /** Runs with disturbed events and without faults; the run counts as one attempt. */
  void runWith(EventScrambler events) {
    var _ = runAndCount(FaultInjector.FaultPlan.NO_FAULTS, events, Integer.MAX_VALUE);
  }

  /** Runs once and counts one attempt for each injected fault, or one if no fault was injected. */
  private Set<FaultAtPoint> runAndCount(
      FaultInjector.FaultPlan plan, EventScrambler events, int waits) {
    runCount++;
    AssertionError failure = findFailure(plan, events, waits);
    if (failure != null) {
      failures.add(String.valueOf(failure.getMessage()));
    }
    Set<FaultAtPoint> struck = world.faults.injectedFaults();
    for (int i = 0; i < Math.max(1, struck.size()); i++) {
      recordAttempt(failure);
    }
    return struck;
  }

  private @Nullable AssertionError findFailure(
      FaultInjector.FaultPlan plan, EventScrambler events, int waits) {
    try {
      ScenarioRun run = ScenarioRun.execute(world, plan, events);
      run.assertSameStateAs(baseline);
      assertThat(run.waitCount())
          .as("number of waits after faults %s", run.injectedFaults())
          .isLessThanOrEqualTo(waits);
      return null;
    } catch (AssertionError e) {
      return e;
    }
  }

  private void recordAttempt(@Nullable AssertionError failure) {
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
  void assertAllMatchBaseline() {
    assertThat(failures).isEmpty();
  }

  @Override
  public void close() {
    System.clearProperty(MAX_ATTEMPTS_PROPERTY);
    mutedLogs.close();
    reliability.writeReport();
  }
}
