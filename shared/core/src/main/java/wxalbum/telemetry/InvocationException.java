package wxalbum.telemetry;

/**
 * Replaces the exception that leaves a handler. The platform writes messages of exceptions to its
 * own log lines and responses. They may contain confidential values. The message of this exception
 * starts with the code of the failure.
 */
public final class InvocationException extends RuntimeException {
  InvocationException(Exception reason) {
    super(
        "%s: %s; see the log lines with this request id"
            .formatted(CodedException.codeOf(reason), reason.getClass().getName()));
    setStackTrace(reason.getStackTrace());
  }
}
