package wxalbum.telemetry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The record of one invocation: what its summary line will say. Notes are identifiers, codes and
 * numbers; never tokens, passcodes, openids, signed addresses, file names or positions.
 */
public final class Invocation {
  static final ScopedValue<Invocation> CURRENT = ScopedValue.newInstance();

  private final long begun = System.nanoTime();
  private final String requestId;
  private final Map<String, Object> notes = new LinkedHashMap<>();
  private final Map<String, Long> phases = new LinkedHashMap<>();

  Invocation(String function, String requestId, boolean cold) {
    this.requestId = requestId;
    notes.put("function", function);
    notes.put("requestId", requestId);
    notes.put("coldStart", cold);
  }

  /** The invocation that is running here; outside of any, one whose record nobody reads. */
  public static Invocation current() {
    return CURRENT.isBound() ? CURRENT.get() : new Invocation("none", "none", false);
  }

  /** Does some work that no function was called for, under a record of its own. */
  public static <T, E extends Exception> T watching(Telemetry.Work<T, E> work) throws E {
    Invocation invocation = new Invocation("none", "none", false);
    return ScopedValue.where(CURRENT, invocation).call(() -> work.run(invocation));
  }

  /** The id under which the platform and all our lines know this invocation. */
  public String requestId() {
    return requestId;
  }

  /** Notes a value for the summary line, over an earlier one of the same name. */
  public synchronized Invocation note(String name, Object value) {
    notes.put(name, value);
    return this;
  }

  /** Does some work and adds its duration to a phase. */
  public <T> T timed(String phase, Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      spent(phase, System.nanoTime() - start);
    }
  }

  /** Adds a duration in nanoseconds to a phase. */
  public synchronized void spent(String phase, long nanos) {
    phases.merge(phase, nanos, Long::sum);
  }

  /** What was noted under a name. */
  public synchronized Optional<Object> noted(String name) {
    return Optional.ofNullable(notes.get(name));
  }

  /** Milliseconds spent in each phase, in the order of their beginning. */
  public synchronized Map<String, Double> phases() {
    Map<String, Double> rounded = new LinkedHashMap<>();
    phases.forEach((phase, nanos) -> rounded.put(phase, millis(nanos)));
    return rounded;
  }

  /** The fields of the summary line, in order; durations in milliseconds. */
  synchronized Map<String, Object> summary() {
    Map<String, Object> fields = new LinkedHashMap<>(notes);
    fields.put("durationMs", millis(System.nanoTime() - begun));
    if (!phases.isEmpty()) {
      fields.put("phases", phases());
    }
    Runtime runtime = Runtime.getRuntime();
    fields.put("memoryUsedMb", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    return fields;
  }

  private static double millis(long nanos) {
    return Math.round(nanos / 1e4) / 100.0;
  }
}
