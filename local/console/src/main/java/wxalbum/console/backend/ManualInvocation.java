package wxalbum.console.backend;

/**
 * The result of an invocation by the operator.
 *
 * @param status {@code succeeded}, {@code failed}, {@code timed out} or {@code throttled}
 * @param output the output of the function, or the reason why it failed
 */
public record ManualInvocation(
    String requestId, String status, boolean coldStart, double durationMs, String output) {}
