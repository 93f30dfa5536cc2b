package wxalbum.local;

import java.time.Duration;

/**
 * One invocation, seen from outside.
 *
 * @param requestId under which the function's log lines are found
 * @param cold whether an instance was set up for it
 * @param duration of the invocation with its set-up
 */
record Report(
    String function, String requestId, boolean cold, Duration duration, Outcome outcome) {}
