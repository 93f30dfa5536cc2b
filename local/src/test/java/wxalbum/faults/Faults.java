package wxalbum.faults;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wxalbum.faults.Point.Layer;

/** Decides at each point of a run whether something goes wrong, and remembers where it did. */
final class Faults {
  private final Set<Point> reached = new LinkedHashSet<>();
  private final Set<Trouble> struck = new LinkedHashSet<>();
  private final Map<String, Integer> occurrences = new HashMap<>();
  private final Map<String, Fault> lasting = new HashMap<>();
  private Plan plan = Plan.NOTHING;
  private String call = "";
  private @Nullable Instance caller;

  /** What goes wrong where. */
  @FunctionalInterface
  interface Plan {
    Plan NOTHING = point -> Optional.empty();

    Optional<Fault> at(Point point);
  }

  /** Begins a run. */
  synchronized void begin(Plan next) {
    plan = next;
    reached.clear();
    struck.clear();
    ended();
  }

  /** From here on nothing goes wrong any more, and no points are counted. */
  synchronized void stop() {
    plan = Plan.NOTHING;
    ended();
  }

  /** A call begins. */
  synchronized void calling(String name, @Nullable Instance instance) {
    call = name;
    caller = instance;
    occurrences.clear();
    lasting.clear();
  }

  /** No call is under way. */
  synchronized void ended() {
    calling("", null);
  }

  /** The instance that is being called; null for the phone at the storage, and between calls. */
  synchronized @Nullable Instance caller() {
    return caller;
  }

  /** Whether something goes wrong with what is about to be done. */
  synchronized Optional<Fault> reach(Layer layer, String operation) {
    if (call.isEmpty()) {
      return Optional.empty();
    }
    int occurrence = occurrences.merge(layer + operation, 1, Integer::sum);
    Point point = new Point(call, layer, operation, occurrence);
    reached.add(point);
    Optional<Fault> fault = plan.at(point);
    fault.ifPresent(it -> struck.add(new Trouble(point, it)));
    return fault;
  }

  /**
   * The same for a request to the storage, where it lasts: what the same call asks again goes wrong
   * again, so that no library hides it by asking twice.
   */
  synchronized Optional<Fault> reachStorage(String operation) {
    Optional<Fault> fault = reach(Layer.STORAGE, operation);
    fault.ifPresent(it -> lasting.put(operation, it));
    return fault.or(() -> Optional.ofNullable(lasting.get(operation)));
  }

  /** Every point of this run, in the order in which they were reached first. */
  synchronized Set<Point> reached() {
    return new LinkedHashSet<>(reached);
  }

  /** What went wrong in this run. */
  synchronized Set<Trouble> struck() {
    return new LinkedHashSet<>(struck);
  }
}
