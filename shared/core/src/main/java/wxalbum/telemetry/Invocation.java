package wxalbum.telemetry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The record of one invocation, from which its summary line is written. Ids, fields and metrics
 * must be identifiers, codes and numbers. They must never contain tokens, passcodes, openids,
 * signed URLs, file names or positions.
 */
public final class Invocation {
  static final ScopedValue<Invocation> CURRENT = ScopedValue.newInstance();

  private final long begun = System.nanoTime();
  private final Origin origin;
  private final Subject subject = new Subject();
  private final Map<String, Object> notes = new LinkedHashMap<>();
  private final Map<String, Long> phases = new LinkedHashMap<>();
  private final Measures measures = new Measures();

  Invocation(Origin origin) {
    this.origin = origin;
  }

  /** Returns the current invocation, or a record that is discarded if none is running. */
  public static Invocation current() {
    return CURRENT.isBound() ? CURRENT.get() : new Invocation(Origin.NONE);
  }

  /** Runs work outside any invocation under a record of its own. */
  public static <T, E extends Exception> T watching(Watched<T, E> work) throws E {
    Invocation invocation = new Invocation(Origin.NONE);
    return ScopedValue.where(CURRENT, invocation).call(() -> work.run(invocation));
  }

  /** Returns work that runs under this record on any thread. */
  public Runnable carriedBy(Runnable work) {
    return () -> ScopedValue.where(CURRENT, this).run(work);
  }

  /** Returns the request id that the platform and all log lines use for this invocation. */
  public String requestId() {
    return origin.requestId();
  }

  /**
   * Adds an id to all following log lines of this invocation. It replaces an earlier id of the same
   * name.
   */
  public synchronized Invocation about(String name, Object id) {
    subject.is(name, id.toString());
    return this;
  }

  /** Removes the ids from the following log lines, before the next item of a batch is processed. */
  public synchronized void turn() {
    subject.isNothingYet();
  }

  /** Sets a field of the summary line; replaces an earlier value of the same name. */
  public Invocation note(String name, String value) {
    return put(name, value);
  }

  /** Sets a numeric field of the summary line. */
  public Invocation note(String name, long value) {
    return put(name, value);
  }

  /** Sets a field of the summary line that has several values. */
  public Invocation note(String name, List<String> values) {
    return put(name, List.copyOf(values));
  }

  /** Adds 1 to a metric. */
  public Invocation count(Metric metric) {
    return count(metric, 1);
  }

  /** Adds to a metric. A count of 0 is ignored, so that it does not create the metric. */
  public synchronized Invocation count(Metric metric, long amount) {
    if (amount > 0) {
      measures.count(metric, amount);
    }
    return this;
  }

  /** Adds a value, in the metric's unit. */
  public synchronized Invocation measure(Metric metric, long value) {
    measures.measure(metric, value);
    return this;
  }

  /** Runs work and adds its duration to a phase. */
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

  /** Returns the value of a field, or empty if it is not set. */
  public synchronized Optional<Object> noted(String name) {
    return Optional.ofNullable(notes.get(name));
  }

  /** Returns the milliseconds of each phase, in the order of their first use. */
  public synchronized Map<String, Double> phases() {
    Map<String, Double> rounded = new LinkedHashMap<>();
    phases.forEach((phase, nanos) -> rounded.put(phase, millis(nanos)));
    return rounded;
  }

  /** Returns the fields that every line of this invocation contains. */
  synchronized Map<String, Object> context() {
    Map<String, Object> fields = origin();
    fields.putAll(subject.now());
    return fields;
  }

  /**
   * Returns the fields of the summary line; durations are in milliseconds.
   *
   * @param timestamp time of the line in milliseconds since 1970
   */
  synchronized Map<String, Object> summary(long timestamp) {
    Map<String, Object> fields = origin();
    fields.put("coldStart", origin.cold());
    fields.putAll(notes);
    fields.putAll(subject.ever());
    fields.put("durationMs", millis(System.nanoTime() - begun));
    if (!phases.isEmpty()) {
      fields.put("phases", phases());
    }
    fields.put("memoryUsedMb", Memory.peakMebibytes());
    fields.put("memoryLimitMb", origin.memoryLimitMb());
    fields.putAll(measures.fields(origin.namespace(), timestamp, notes.containsKey("code")));
    return fields;
  }

  private synchronized Invocation put(String name, Object value) {
    notes.put(name, value);
    return this;
  }

  private Map<String, Object> origin() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("requestId", origin.requestId());
    fields.put("function", origin.function());
    if (origin.traceId() != null) {
      fields.put("traceId", origin.traceId());
    }
    return fields;
  }

  static double millis(long nanos) {
    return Math.round(nanos / 1e4) / 100.0;
  }

  /** Work that runs under a record. */
  public interface Watched<T, E extends Exception> {
    /** Runs the work, which adds ids, fields and metrics to the record. */
    T run(Invocation invocation) throws E;
  }
}
