package wxalbum.telemetry;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exception as a log line tells it: types, frames, and those messages that are in our own words.
 * A library's message may hold what the library was given (a row's values, a piece of a body, an
 * address with its signature), so it is left out; of a database's exception the state and the
 * number stand in its place.
 */
final class FailureText {
  private final StringBuilder text = new StringBuilder();

  private FailureText() {}

  static String of(IThrowableProxy failure) {
    FailureText trace = new FailureText();
    trace.add("", "", failure);
    return trace.text.toString();
  }

  private void add(String indent, String caption, IThrowableProxy failure) {
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
      add(indent + "\t", "Suppressed: ", suppressed);
    }
    if (failure.getCause() != null) {
      add(indent, "Caused by: ", failure.getCause());
    }
  }

  private static String headline(IThrowableProxy failure) {
    String type = failure.getClassName();
    if (failure instanceof ThrowableProxy proxy && proxy.getThrowable() instanceof SQLException e) {
      return type + " (SQLSTATE " + e.getSQLState() + ", error " + e.getErrorCode() + ")";
    }
    return inOurWords(failure) ? type + ": " + failure.getMessage() : type;
  }

  /** Whether our code threw it, and not with the words of what it caught. */
  private static boolean inOurWords(IThrowableProxy failure) {
    StackTraceElementProxy[] frames = failure.getStackTraceElementProxyArray();
    return failure.getMessage() != null
        && frames.length > 0
        && frames[0].getStackTraceElement().getClassName().startsWith("wxalbum.")
        && !repeats(failure.getMessage(), failure.getCause());
  }

  private static boolean repeats(String message, @Nullable IThrowableProxy cause) {
    return cause != null && cause.getMessage() != null && message.contains(cause.getMessage());
  }
}
