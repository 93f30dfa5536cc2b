package wxalbum.telemetry;

/**
 * Replaces the exception that leaves a handler. The platform writes messages of exceptions to its
 * own log lines and responses. They may contain confidential values.
 */
public final class InvocationException extends RuntimeException {
  InvocationException(Exception reason) {
    super(reason.getClass().getName() + "; see the log lines with this request id");
    setStackTrace(reason.getStackTrace());
  }
}
