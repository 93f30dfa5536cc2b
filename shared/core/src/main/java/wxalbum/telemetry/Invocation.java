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

  private final long startNanos = System.nanoTime();
  private final InvocationMetadata origin;
  private final ContextIds contextIds = new ContextIds();
  private final Map<String, Object> summaryFieldValues = new LinkedHashMap<>();
  private final Map<String, Long> phases = new LinkedHashMap<>();
  private final EmbeddedMetrics metrics = new EmbeddedMetrics();

  Invocation(InvocationMetadata origin) {
    this.origin = origin;
  }

  /** Returns the current invocation, or a record that is discarded if none is running. */
  public static Invocation current() {
    return CURRENT.isBound() ? CURRENT.get() : new Invocation(InvocationMetadata.NONE);
  }

  /** Runs work outside any invocation under a record of its own. */
  public static <T, E extends Exception> T runDetached(InvocationTask<T, E> work) throws E {
    Invocation invocation = new Invocation(InvocationMetadata.NONE);
    return ScopedValue.where(CURRENT, invocation).call(() -> work.run(invocation));
  }

  /** Returns work that runs under this record on any thread. */
  public Runnable bind(Runnable work) {
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
  public synchronized Invocation putContextId(String name, Object id) {
    contextIds.put(name, id.toString());
    return this;
  }

  /** Removes the ids from the following log lines, before the next item of a batch is processed. */
  public synchronized void clearContextIds() {
    contextIds.clear();
  }

  /** Sets a field of the summary line; replaces an earlier value of the same name. */
  public Invocation putField(String name, String value) {
    return putFieldValue(name, value);
  }

  /** Sets a numeric field of the summary line. */
  public Invocation putField(String name, long value) {
    return putFieldValue(name, value);
  }

  /** Sets a field of the summary line that has several values. */
  public Invocation putField(String name, List<String> values) {
    return putFieldValue(name, List.copyOf(values));
  }

  /** Adds 1 to a metric. */
  public Invocation count(Metric metric) {
    return count(metric, 1);
  }

  /** Adds to a metric. A count of 0 is ignored, so that it does not create the metric. */
  public synchronized Invocation count(Metric metric, long amount) {
    if (amount > 0) {
      metrics.count(metric, amount);
    }
    return this;
  }

  /** Adds a value, in the metric's unit. */
  public synchronized Invocation measure(Metric metric, long value) {
    metrics.measure(metric, value);
    return this;
  }

  /** Runs work and adds its duration to a phase. */
  public <T> T time(String phase, Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      addPhaseTime(phase, System.nanoTime() - start);
    }
  }

  /** Adds a duration in nanoseconds to a phase. */
  public synchronized void addPhaseTime(String phase, long nanos) {
    phases.merge(phase, nanos, Long::sum);
  }

  /** Returns the value of a field, or empty if it is not set. */
  public synchronized Optional<Object> findField(String name) {
    return Optional.ofNullable(summaryFieldValues.get(name));
  }

  /** Returns the milliseconds of each phase, in the order of their first use. */
  public synchronized Map<String, Double> phaseMillis() {
    Map<String, Double> rounded = new LinkedHashMap<>();
    phases.forEach((phase, nanos) -> rounded.put(phase, toMillis(nanos)));
    return rounded;
  }

  /** Returns the fields that every line of this invocation contains. */
  synchronized Map<String, Object> contextFields() {
    Map<String, Object> fields = metadataFields();
    fields.putAll(contextIds.current());
    return fields;
  }

  /**
   * Returns the fields of the summary line; durations are in milliseconds.
   *
   * @param timestamp time of the line in milliseconds since 1970
   */
  synchronized Map<String, Object> summaryFields(long timestamp) {
    Map<String, Object> fields = metadataFields();
    fields.put("coldStart", origin.coldStart());
    fields.putAll(summaryFieldValues);
    fields.putAll(contextIds.all());
    fields.put("durationMs", toMillis(System.nanoTime() - startNanos));
    if (!phases.isEmpty()) {
      fields.put("phases", phaseMillis());
    }
    fields.put("memoryUsedMb", ProcessMemory.peakMebibytes());
    fields.put("memoryLimitMb", origin.memoryLimitMb());
    fields.putAll(
        metrics.toFields(origin.namespace(), timestamp, summaryFieldValues.containsKey("code")));
    return fields;
  }

  private synchronized Invocation putFieldValue(String name, Object value) {
    summaryFieldValues.put(name, value);
    return this;
  }

  private Map<String, Object> metadataFields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("requestId", origin.requestId());
    fields.put("function", origin.functionName());
    if (origin.traceId() != null) {
      fields.put("traceId", origin.traceId());
    }
    return fields;
  }

  static double toMillis(long nanos) {
    return Math.round(nanos / 1e4) / 100.0;
  }

  /** Work that runs under a record. */
  public interface InvocationTask<T, E extends Exception> {
    /** Runs the work, which adds ids, fields and metrics to the record. */
    T run(Invocation invocation) throws E;
  }
}
