package wxalbum.faults;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wxalbum.faults.Point.Layer;

/**
 * Decides at each point of a run whether to inject a fault, and records the points and the faults.
 */
final class Faults {
  private final Set<Point> reached = new LinkedHashSet<>();
  private final Set<Trouble> struck = new LinkedHashSet<>();
  private final Map<String, Integer> occurrences = new HashMap<>();
  private final Map<String, Fault> lasting = new HashMap<>();
  private Plan plan = Plan.NOTHING;
  private String call = "";
  private @Nullable Instance caller;

  /** The faults of a run, by point. */
  @FunctionalInterface
  interface Plan {
    Plan NOTHING = point -> Optional.empty();

    Optional<Fault> at(Point point);
  }

  /** Starts a run: clears all records and applies the plan. */
  synchronized void begin(Plan nextPlan) {
    plan = nextPlan;
    reached.clear();
    struck.clear();
    ended();
  }

  /** Stops injecting faults and recording points. */
  synchronized void stop() {
    plan = Plan.NOTHING;
    ended();
  }

  /**
   * Starts a call, from which points are counted.
   *
   * @param name of the call, the same in each run
   * @param instance that is called; null for an upload of the phone to the storage
   */
  synchronized void calling(String name, @Nullable Instance instance) {
    call = name;
    caller = instance;
    occurrences.clear();
    lasting.clear();
  }

  /** Ends the current call. */
  synchronized void ended() {
    calling("", null);
  }

  /**
   * Returns the instance that is being called; null during an upload of the phone and between
   * calls.
   */
  synchronized @Nullable Instance caller() {
    return caller;
  }

  /**
   * Records a point of the current call and returns the fault planned for it; empty between calls.
   */
  synchronized Optional<Fault> reach(Layer layer, String operation) {
    if (call.isEmpty()) {
      return Optional.empty();
    }
    int occurrence = occurrences.merge(layer + operation, 1, Integer::sum);
    Point point = new Point(call, layer, operation, occurrence);
    reached.add(point);
    Optional<Fault> fault = plan.at(point);
    fault.ifPresent(planned -> struck.add(new Trouble(point, planned)));
    return fault;
  }

  /**
   * Returns the fault for a request to the storage. A fault there is persistent: the same operation
   * fails again for the rest of the call. Otherwise a retry inside a library would hide the fault.
   */
  synchronized Optional<Fault> reachStorage(String operation) {
    Optional<Fault> fault = reach(Layer.STORAGE, operation);
    fault.ifPresent(planned -> lasting.put(operation, planned));
    return fault.or(() -> Optional.ofNullable(lasting.get(operation)));
  }

  /** Returns every point of this run, in the order in which the points were first reached. */
  synchronized Set<Point> reached() {
    return new LinkedHashSet<>(reached);
  }

  /** Returns the faults injected in this run, in their order. */
  synchronized Set<Trouble> struck() {
    return new LinkedHashSet<>(struck);
  }
}
