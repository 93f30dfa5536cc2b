package wxalbum.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import wxalbum.testkit.ReliabilityCounter;

/**
 * Runs the scenario with faults, and compares each run with one without faults. A run mostly waits,
 * so several runs take place at the same time, each in a system of its own.
 */
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

  private static final int CONCURRENT_RUNS = 4;

  private final List<SystemUnderTest> systems = SystemUnderTest.shared(CONCURRENT_RUNS);
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
    systems.forEach(world -> world.fleet.restartAll());
    try {
      this.baseline =
          ScenarioRun.execute(
              systems.getFirst(), FaultInjector.FaultPlan.NO_FAULTS, EventScrambler.passThrough());
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
   * Runs once for each set of faults. A set has so few faults that redelivery by the queue repairs
   * their effect on uploads, and that the second attempt of the sweep repairs the rest. Each
   * injected fault counts as one attempt.
   *
   * @return the faults that were reached in any run
   */
  Set<FaultAtPoint> runWithEach(List<Map<InjectionPoint, InjectedFault>> sets) {
    return runAll(sets, this::runWith);
  }

  /** Runs once with each plan, without a limit on waits, and returns the injected faults. */
  Set<FaultAtPoint> runWithEachPlan(List<FaultInjector.FaultPlan> plans) {
    return runAll(
        plans, (world, plan) -> run(world, plan, EventScrambler.passThrough(), Integer.MAX_VALUE));
  }

  /** Runs once with each disturbance of events and without faults; a run counts as one attempt. */
  void runWithEachScrambler(List<EventScrambler> scramblers) {
    var _ =
        runAll(
            scramblers,
            (world, events) ->
                run(world, FaultInjector.FaultPlan.NO_FAULTS, events, Integer.MAX_VALUE));
  }

  private <T> Set<FaultAtPoint> runAll(List<T> cases, BiFunction<SystemUnderTest, T, Run> runner) {
    Queue<SystemUnderTest> idle = new ConcurrentLinkedQueue<>(systems);
    Set<FaultAtPoint> injected = new LinkedHashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(systems.size())) {
      List<Future<Run>> runs =
          cases.stream().map(each -> threads.submit(() -> runInIdle(idle, each, runner))).toList();
      for (Future<Run> run : runs) {
        record(run.get());
        injected.addAll(run.get().injected());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return injected;
  }

  private static <T> Run runInIdle(
      Queue<SystemUnderTest> idle, T each, BiFunction<SystemUnderTest, T, Run> runner) {
    SystemUnderTest world = idle.remove();
    try {
      return runner.apply(world, each);
    } finally {
      idle.add(world);
    }
  }

  private Run runWith(SystemUnderTest world, Map<InjectionPoint, InjectedFault> faults) {
    if (faults.keySet().stream().anyMatch(point -> point.operation().equals("connect"))) {
      world.fleet.restartAll();
    }
    return run(
        world,
        point -> Optional.ofNullable(faults.get(point)),
        EventScrambler.passThrough(),
        baseline.waitCount() + MAX_EXTRA_WAITS);
  }

  private Run run(
      SystemUnderTest world, FaultInjector.FaultPlan plan, EventScrambler events, int waits) {
    AssertionError failure = findFailure(world, plan, events, waits);
    return new Run(world.faults.injectedFaults(), failure);
  }

  private @Nullable AssertionError findFailure(
      SystemUnderTest world, FaultInjector.FaultPlan plan, EventScrambler events, int waits) {
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

  /** Counts one attempt for each injected fault, or one if no fault was injected. */
  private void record(Run run) {
    runCount++;
    if (run.failure() != null) {
      failures.add(String.valueOf(run.failure().getMessage()));
    }
    for (int i = 0; i < Math.max(1, run.injected().size()); i++) {
      recordAttempt(run.failure());
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

  /**
   * One run of the scenario.
   *
   * @param injected the faults that were reached
   * @param failure the difference from the baseline; null if the run equals it
   */
  private record Run(Set<FaultAtPoint> injected, @Nullable AssertionError failure) {}
}
