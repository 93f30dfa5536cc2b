package wxalbum.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * Metadata that all lines of an invocation share.
 *
 * @param namespace CloudWatch namespace of the function's metrics
 * @param traceId id of the trace that contains the invocation, or null
 * @param cold whether the invocation is the first of its instance
 * @param memoryLimitMb memory limit of the function in megabytes
 */
record Origin(
    String function,
    String namespace,
    String requestId,
    @Nullable String traceId,
    boolean cold,
    int memoryLimitMb) {
  /** Metadata of work outside any invocation. */
  static final Origin NONE = new Origin("none", "none", "none", null, false, 0);
}
