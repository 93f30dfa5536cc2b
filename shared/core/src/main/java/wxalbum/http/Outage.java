package wxalbum.http;

import java.sql.SQLException;
import wxalbum.album.StorageFailure;
import wxalbum.database.Trouble;

/** Tells a database or a bucket that is away for a while from a fault of ours. */
public final class Outage {
  private Outage() {}

  /** {@link Code#UNAVAILABLE} where an outage is behind a failure, else {@link Code#INTERNAL}. */
  public static Code code(Throwable failure) {
    return isBehind(failure) ? Code.UNAVAILABLE : Code.INTERNAL;
  }

  /**
   * Whether it is a bucket that does not answer, or a database that was lost, does not let in, only
   * reads, or has others at work.
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
