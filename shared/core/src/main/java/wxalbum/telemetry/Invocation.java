package wxalbum.telemetry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The record of one invocation: what its summary line will say. Ids, notes and measures are
 * identifiers, codes and numbers; never tokens, passcodes, openids, signed addresses, file names or
 * positions.
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

  /** The invocation that is running here; outside of any, one whose record nobody reads. */
  public static Invocation current() {
    return CURRENT.isBound() ? CURRENT.get() : new Invocation(Origin.NONE);
  }

  /** Does some work that no function was called for, under a record of its own. */
  public static <T, E extends Exception> T watching(Watched<T, E> work) throws E {
    Invocation invocation = new Invocation(Origin.NONE);
    return ScopedValue.where(CURRENT, invocation).call(() -> work.run(invocation));
  }

  /** The same work, under this record whichever thread does it. */
  public Runnable carriedBy(Runnable work) {
    return () -> ScopedValue.where(CURRENT, this).run(work);
  }

  /** The id under which the platform and all our lines know this invocation. */
  public String requestId() {
    return origin.requestId();
  }

  /** Says what the invocation is about: the id stands in every line from here on. */
  public synchronized Invocation about(String name, Object id) {
    subject.is(name, id.toString());
    return this;
  }

  /** Turns to the next thing in a batch: what the last one was about stands in no more lines. */
  public synchronized void turn() {
    subject.isNothingYet();
  }

  /** Notes a value for the summary line, over an earlier one of the same name. */
  public Invocation note(String name, String value) {
    return put(name, value);
  }

  /** Notes a number. */
  public Invocation note(String name, long value) {
    return put(name, value);
  }

  /** Notes several values. */
  public Invocation note(String name, List<String> values) {
    return put(name, List.copyOf(values));
  }

  /** Counts one. */
  public Invocation count(Metric metric) {
    return count(metric, 1);
  }

  /** Counts some; none is no count. */
  public synchronized Invocation count(Metric metric, long many) {
    if (many > 0) {
      measures.count(metric, many);
    }
    return this;
  }

  /** Adds a value, in the metric's unit. */
  public synchronized Invocation measure(Metric metric, long value) {
    measures.measure(metric, value);
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

  /** What every line says of its invocation. */
  synchronized Map<String, Object> context() {
    Map<String, Object> fields = origin();
    fields.putAll(subject.now());
    return fields;
  }

  /** The fields of the summary line, written at a moment; durations in milliseconds. */
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

  /** Work that is done under a record. */
  public interface Watched<T, E extends Exception> {
    /** Does it, noting in the record what the operator will want to know. */
    T run(Invocation invocation) throws E;
  }
}
