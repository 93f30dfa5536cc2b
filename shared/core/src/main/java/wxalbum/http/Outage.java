package wxalbum.http;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import wxalbum.album.StorageFailure;

/** Tells a database or a bucket that is away for a while from a fault of ours. */
public final class Outage {
  private Outage() {}

  /** {@link Code#UNAVAILABLE} where an outage is behind a failure, else {@link Code#INTERNAL}. */
  public static Code code(Throwable failure) {
    return isBehind(failure) ? Code.UNAVAILABLE : Code.INTERNAL;
  }

  /**
   * Whether it is a bucket that does not answer, a lost or refused connection, a deadlock or a lock
   * time-out of the database.
   */
  private static boolean isBehind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientException
          || cause instanceof SQLNonTransientConnectionException
          || (cause instanceof StorageFailure storage && storage.passing())
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
