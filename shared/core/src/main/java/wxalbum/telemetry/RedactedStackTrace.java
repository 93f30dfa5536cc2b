package wxalbum.telemetry;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stack trace without confidential values. It consists of types, frames, and the messages that
 * this code base wrote. The message of a library may contain its input (values of a row, part of a
 * body, a signed URL), so it is omitted. SQLSTATE and the error number replace the message of a
 * database error.
 */
final class RedactedStackTrace {
  private final StringBuilder text = new StringBuilder();

  private RedactedStackTrace() {}

  static String of(IThrowableProxy failure) {
    RedactedStackTrace trace = new RedactedStackTrace();
    trace.append("", "", failure);
    return trace.text.toString();
  }

  private void append(String indent, String caption, IThrowableProxy failure) {
    text.append(indent).append(caption).append(headline(failure)).append('\n');
    if (failure.isCyclic()) {
      return;
    }
    List<StackTraceElementProxy> frames = List.of(failure.getStackTraceElementProxyArray());
    int common = failure.getCommonFrames();
    for (StackTraceElementProxy frame : frames.subList(0, frames.size() - common)) {
      text.append(indent).append('\t').append(frame).append('\n');
    }
    if (common > 0) {
      text.append(indent).append("\t... ").append(common).append(" frames as above\n");
    }
    for (IThrowableProxy suppressed : failure.getSuppressed()) {
      append(indent + "\t", "Suppressed: ", suppressed);
    }
    if (failure.getCause() != null) {
      append(indent, "Caused by: ", failure.getCause());
    }
  }

  private static String headline(IThrowableProxy failure) {
    String type = failure.getClassName();
    if (failure instanceof ThrowableProxy proxy && proxy.getThrowable() instanceof SQLException e) {
      return type + " (SQLSTATE " + e.getSQLState() + ", error " + e.getErrorCode() + ")";
    }
    return isOwnMessage(failure) ? type + ": " + failure.getMessage() : type;
  }

  /** Returns whether code of this project created the message, without the message of the cause. */
  private static boolean isOwnMessage(IThrowableProxy failure) {
    StackTraceElementProxy[] frames = failure.getStackTraceElementProxyArray();
    return failure.getMessage() != null
        && frames.length > 0
        && frames[0].getStackTraceElement().getClassName().startsWith("wxalbum.")
        && !repeatsCause(failure.getMessage(), failure.getCause());
  }

  private static boolean repeatsCause(String message, @Nullable IThrowableProxy cause) {
    return cause != null && cause.getMessage() != null && message.contains(cause.getMessage());
  }
}
