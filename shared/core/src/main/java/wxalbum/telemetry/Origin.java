package wxalbum.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * Where the lines of an invocation come from.
 *
 * @param namespace under which the function's metrics are kept
 * @param traceId of the trace that it belongs to; null for none
 * @param cold whether it is the first of its instance
 * @param memoryLimitMb what the function may use
 */
record Origin(
    String function,
    String namespace,
    String requestId,
    @Nullable String traceId,
    boolean cold,
    int memoryLimitMb) {
  /** Work that no function was called for. */
  static final Origin NONE = new Origin("none", "none", "none", null, false, 0);
}
