package wxalbum.local.console;

/**
 * The result of an invocation by the operator.
 *
 * @param ending {@code answered}, {@code failed}, {@code timed out} or {@code throttled}
 * @param output the output of the function, or the reason why it failed
 */
public record Invoked(
    String requestId, String ending, boolean cold, double durationMs, String output) {}
