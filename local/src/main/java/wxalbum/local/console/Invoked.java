package wxalbum.local.console;

/**
 * How an invocation by hand ended.
 *
 * @param ending {@code answered}, {@code failed}, {@code timed out} or {@code throttled}
 * @param output what the function returned, or why it did not
 */
public record Invoked(
    String requestId, String ending, boolean cold, double durationMs, String output) {}
