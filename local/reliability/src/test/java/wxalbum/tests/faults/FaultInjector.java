package wxalbum.tests.faults;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wxalbum.tests.faults.InjectionPoint.Layer;

/**
 * Decides at each point of a run whether to inject a fault, and records the points and the faults.
 */
final class FaultInjector {
  private final Set<InjectionPoint> reachedPoints = new LinkedHashSet<>();
  private final Set<FaultAtPoint> injectedFaults = new LinkedHashSet<>();
  private final Map<String, Integer> occurrences = new HashMap<>();
  private final Map<String, InjectedFault> persistentFaults = new HashMap<>();
  private FaultPlan plan = FaultPlan.NO_FAULTS;
  private String currentCall = "";
  private @Nullable SimulatedInstance currentInstance;

  /** The faults of a run, by point. */
  @FunctionalInterface
  interface FaultPlan {
    FaultPlan NO_FAULTS = point -> Optional.empty();

    Optional<InjectedFault> faultAt(InjectionPoint point);
  }

  /** Starts a run: clears all records and applies the plan. */
  synchronized void startRun(FaultPlan nextPlan) {
    plan = nextPlan;
    reachedPoints.clear();
    injectedFaults.clear();
    endCall();
  }

  /** Stops injecting faults and recording points. */
  synchronized void disable() {
    plan = FaultPlan.NO_FAULTS;
    endCall();
  }

  /**
   * Starts a call, from which points are counted.
   *
   * @param name of the call, the same in each run
   * @param instance that is called; null for an upload of the phone to the storage
   */
  synchronized void beginCall(String name, @Nullable SimulatedInstance instance) {
    currentCall = name;
    currentInstance = instance;
    occurrences.clear();
    persistentFaults.clear();
  }

  /** Ends the current call. */
  synchronized void endCall() {
    beginCall("", null);
  }

  /**
   * Returns the instance that is being called; null during an upload of the phone and between
   * calls.
   */
  synchronized @Nullable SimulatedInstance currentInstance() {
    return currentInstance;
  }

  /**
   * Records a point of the current call and returns the fault planned for it; empty between calls.
   */
  synchronized Optional<InjectedFault> faultAt(Layer layer, String operation) {
    if (currentCall.isEmpty()) {
      return Optional.empty();
    }
    int occurrence = occurrences.merge(layer + operation, 1, Integer::sum);
    InjectionPoint point = new InjectionPoint(currentCall, layer, operation, occurrence);
    reachedPoints.add(point);
    Optional<InjectedFault> fault = plan.faultAt(point);
    fault.ifPresent(planned -> injectedFaults.add(new FaultAtPoint(point, planned)));
    return fault;
  }

  /**
   * Returns the fault for a request to the storage. A fault there is persistent: the same operation
   * fails again for the rest of the call. Otherwise a retry inside a library would hide the fault.
   */
  synchronized Optional<InjectedFault> storageFaultAt(String operation) {
    Optional<InjectedFault> fault = faultAt(Layer.STORAGE, operation);
    fault.ifPresent(planned -> persistentFaults.put(operation, planned));
    return fault.or(() -> Optional.ofNullable(persistentFaults.get(operation)));
  }

  /** Returns every point of this run, in the order in which the points were first reached. */
  synchronized Set<InjectionPoint> reachedPoints() {
    return new LinkedHashSet<>(reachedPoints);
  }

  /** Returns the faults injected in this run, in their order. */
  synchronized Set<FaultAtPoint> injectedFaults() {
    return new LinkedHashSet<>(injectedFaults);
  }
}
