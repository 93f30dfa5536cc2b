package wxalbum.http;

import java.sql.SQLException;
import wxalbum.album.StorageFailure;
import wxalbum.database.Trouble;

/** Distinguishes a temporary database or storage outage from an internal error. */
public final class Outage {
  private Outage() {}

  /**
   * Returns {@link Code#UNAVAILABLE} if an outage caused the failure, or else {@link
   * Code#INTERNAL}.
   */
  public static Code code(Throwable failure) {
    return isBehind(failure) ? Code.UNAVAILABLE : Code.INTERNAL;
  }

  /**
   * Returns whether an outage is among the causes. A bucket is out if it does not respond. A
   * database is out if it lost or refused the connection, is read-only, or is blocked by concurrent
   * transactions.
   */
  private static boolean isBehind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if ((cause instanceof SQLException sql && Trouble.passes(sql))
          || (cause instanceof StorageFailure storage && storage.passing())) {
        return true;
      }
    }
    return false;
  }
}
