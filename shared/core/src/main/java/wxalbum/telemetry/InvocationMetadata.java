package wxalbum.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * Metadata that all lines of an invocation share.
 *
 * @param namespace CloudWatch namespace of the function's metrics
 * @param traceId id of the trace that contains the invocation, or null
 * @param coldStart whether the invocation is the first of its instance
 * @param memoryLimitMb memory limit of the function in megabytes
 */
record InvocationMetadata(
    String functionName,
    String namespace,
    String requestId,
    @Nullable String traceId,
    boolean coldStart,
    int memoryLimitMb) {
  /** Metadata of work outside any invocation. */
  static final InvocationMetadata NONE =
      new InvocationMetadata("none", "none", "none", null, false, 0);
}
