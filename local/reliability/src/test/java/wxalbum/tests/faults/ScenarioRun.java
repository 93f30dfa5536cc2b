package wxalbum.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

/**
 * A scenario with injected faults, and the state after the faults have stopped and the sweep has
 * repaired what it can.
 *
 * @param reachedPoints every point of the run
 * @param injectedFaults the injected faults
 * @param finalState description of all rows and objects at the end
 * @param inconsistencies inconsistencies of the state during the run and at its end
 * @param waitCount how often the owner had to wait for a sweep
 */
record ScenarioRun(
    Set<InjectionPoint> reachedPoints,
    Set<FaultAtPoint> injectedFaults,
    List<String> finalState,
    List<String> inconsistencies,
    int waitCount) {
  /**
   * Runs the scenario with a plan of faults and a delivery of events, on an empty database and
   * bucket.
   *
   * @throws AssertionError if a step of the scenario does not succeed
   */
  static ScenarioRun execute(
      SystemUnderTest world, FaultInjector.FaultPlan plan, EventScrambler events) {
    world.clear();
    world.eventQueue.startRun(events);
    world.faults.startRun(plan);
    world.storageProxy.requestsInTransactions().clear();
    OwnerScenario journey = new OwnerScenario(world);
    try {
      journey.run();
      world.faults.disable();
      journey.inconsistencies().addAll(ConsistencyCheck.findObjectsWithoutRow(world));
      world.eventQueue.releaseDelayed();
      SweepRunner.runUntilIdle(world);
    } catch (AssertionError e) {
      throw new AssertionError(
          e.getMessage() + "; injected faults: " + world.faults.injectedFaults(), e);
    } finally {
      world.faults.disable();
    }
    journey.inconsistencies().addAll(ConsistencyCheck.findInconsistencies(world));
    world.storageProxy.requestsInTransactions().stream()
        .map("the storage was called in a transaction: "::concat)
        .forEach(journey.inconsistencies()::add);
    return new ScenarioRun(
        world.faults.reachedPoints(),
        world.faults.injectedFaults(),
        StateDescription.of(world, journey.namesById()),
        journey.inconsistencies(),
        journey.waitCount());
  }

  /** Asserts that this run is consistent and ends in the same state as another. */
  void assertSameStateAs(ScenarioRun baseline) {
    assertThat(inconsistencies).as("state after faults %s", injectedFaults).isEmpty();
    assertThat(finalState)
        .as("state after faults %s", injectedFaults)
        .containsExactlyElementsOf(baseline.finalState);
  }
}
