package wxalbum.database;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Classifies the errors of a database. It relies on SQLSTATE (ISO/IEC 9075-2) and on the error
 * numbers of MySQL and MariaDB, never on messages.
 */
public final class SqlErrors {
  /**
   * The server has become a read-only replica: {@code ER_OPTION_PREVENTS_STATEMENT}, {@code
   * ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION}, {@code ER_READ_ONLY_MODE}.
   */
  private static final Set<Integer> READ_ONLY_ERRORS = Set.of(1290, 1792, 1836);

  /** {@code ER_LOCK_WAIT_TIMEOUT}, {@code ER_LOCK_DEADLOCK}. */
  private static final Set<Integer> LOCK_ERRORS = Set.of(1205, 1213);

  private static final int LOCK_WAIT_TIMEOUT = 1205;

  private SqlErrors() {}

  /** Returns the database error that caused a failure, or empty if another failure did. */
  static Optional<SQLException> findSqlException(Throwable failure) {
    return causalChain(failure)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .findFirst();
  }

  /** Returns the failure, its cause, the cause of that cause, and so on. */
  private static Stream<Throwable> causalChain(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  /**
   * Returns whether the error is temporary: caused by the server or by concurrent transactions, not
   * by the statement.
   */
  public static boolean isTransient(SQLException e) {
    return e instanceof SQLTransientException
        || isConnectionLost(e)
        || isReadOnly(e)
        || hasStateClass(e, "40")
        || LOCK_ERRORS.contains(e.getErrorCode());
  }

  /**
   * Returns whether a transaction that failed with this error before its commit can be retried.
   * Nothing of it was kept, and a new attempt need not fail in the same way. Timeouts of locks,
   * connections and responses are excluded, because the caller has already waited.
   */
  static boolean isRetryable(SQLException e) {
    return isDeadlock(e) || (isConnectionLost(e) && !isResponseTimeout(e)) || isReadOnly(e);
  }

  /** Returns whether the server rejects changes over this connection. */
  static boolean isReadOnly(SQLException e) {
    return READ_ONLY_ERRORS.contains(e.getErrorCode());
  }

  /**
   * Returns whether an open connection broke. A connection that could not be opened does not count.
   */
  static boolean isConnectionLost(SQLException e) {
    return e instanceof SQLNonTransientConnectionException
        || (hasStateClass(e, "08") && !(e instanceof SQLTransientException));
  }

  /** Returns whether the connection was closed because the response to a statement timed out. */
  private static boolean isResponseTimeout(SQLException e) {
    return causalChain(e).anyMatch(SocketTimeoutException.class::isInstance);
  }

  /** Returns whether a statement waited too long for a row or a table. */
  static boolean isLockWaitTimeout(int errorCode) {
    return errorCode == LOCK_WAIT_TIMEOUT;
  }

  private static boolean isDeadlock(SQLException e) {
    return !isLockWaitTimeout(e.getErrorCode())
        && (e instanceof SQLTransactionRollbackException || hasStateClass(e, "40"));
  }

  /** Returns whether SQLSTATE has this class, which is its first two characters. */
  private static boolean hasStateClass(SQLException e, String stateClass) {
    return e.getSQLState() != null && e.getSQLState().startsWith(stateClass);
  }
}
