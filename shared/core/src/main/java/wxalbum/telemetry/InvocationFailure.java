package wxalbum.telemetry;

/**
 * Leaves a handler in place of what was thrown inside. The platform writes the messages of
 * exceptions into its own log lines and answers as they are, and they may hold what no line of ours
 * does.
 */
public final class InvocationFailure extends RuntimeException {
  InvocationFailure(Exception reason) {
    super(reason.getClass().getName() + "; the log tells more under this request's id");
    setStackTrace(reason.getStackTrace());
  }
}
