package wxalbum.local;

import java.time.Duration;

/**
 * A report of one invocation.
 *
 * @param requestId the request id of the log lines of the invocation
 * @param cold whether an instance was initialized for the invocation
 * @param duration the duration, including initialization
 */
record Report(
    String function, String requestId, boolean cold, Duration duration, Outcome outcome) {}
