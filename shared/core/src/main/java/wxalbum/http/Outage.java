package wxalbum.http;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away for a while from a fault of ours. */
final class Outage {
  private Outage() {}

  /** Whether a lost or refused connection, a deadlock or a lock time-out is behind a failure. */
  static boolean isBehind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientException
          || cause instanceof SQLNonTransientConnectionException
          || (cause instanceof SQLException sql && retryable(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  /** Classes 08 (connection) and 40 (rollback) of SQLSTATE, ISO/IEC 9075-2. */
  private static boolean retryable(@Nullable String state) {
    return state != null && (state.startsWith("08") || state.startsWith("40"));
  }
}
