package wxalbum.http.problem;

import java.sql.SQLException;
import wxalbum.album.StorageException;
import wxalbum.album.Transactions.StaleReadException;
import wxalbum.database.SqlErrors;

/** Distinguishes a temporary database or storage outage from an internal error. */
public final class ExceptionClassifier {
  private ExceptionClassifier() {}

  /**
   * Returns {@link ProblemCode#UNAVAILABLE} if an outage caused the failure, or else {@link
   * ProblemCode#INTERNAL}.
   */
  public static ProblemCode toProblemCode(Throwable failure) {
    return isOutage(failure) ? ProblemCode.UNAVAILABLE : ProblemCode.INTERNAL;
  }

  /**
   * Returns whether an outage is among the causes. A bucket is out if it does not respond. A
   * database is out if it lost or refused the connection, is read-only, or is blocked by concurrent
   * transactions.
   */
  private static boolean isOutage(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if ((cause instanceof SQLException sql && SqlErrors.isTransient(sql))
          || (cause instanceof StorageException storage && storage.isTransient())
          || cause instanceof StaleReadException) {
        return true;
      }
    }
    return false;
  }
}
