package wxalbum.local.lambda;

import java.time.Duration;

/**
 * A report of one invocation.
 *
 * @param requestId the request id of the log lines of the invocation
 * @param coldStart whether an instance was initialized for the invocation
 * @param duration the duration, including initialization
 */
public record InvocationReport(
    String function,
    String requestId,
    boolean coldStart,
    Duration duration,
    InvocationOutcome outcome) {}
