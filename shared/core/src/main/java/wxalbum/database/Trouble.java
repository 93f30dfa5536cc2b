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
 * What passes by itself of that which a database refuses or breaks off, told by SQLSTATE (ISO/IEC
 * 9075-2) and by the numbers that MySQL and MariaDB give their errors, never by a message.
 */
public final class Trouble {
  /**
   * The server has become a replica that only reads: {@code ER_OPTION_PREVENTS_STATEMENT}, {@code
   * ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION}, {@code ER_READ_ONLY_MODE}.
   */
  private static final Set<Integer> READ_ONLY = Set.of(1290, 1792, 1836);

  /** {@code ER_LOCK_WAIT_TIMEOUT}, {@code ER_LOCK_DEADLOCK}. */
  private static final Set<Integer> LOCKS = Set.of(1205, 1213);

  private static final int LOCK_WAIT = 1205;

  private Trouble() {}

  /** What the database said that is behind a failure; nothing where it said nothing. */
  static Optional<SQLException> behind(Throwable failure) {
    return causes(failure)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .findFirst();
  }

  /** The failure itself, its cause, the cause of that, and so on. */
  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  /** Whether it has to do with the server or with others at work, and not with what was asked. */
  public static boolean passes(SQLException e) {
    return e instanceof SQLTransientException
        || isLost(e)
        || isReadOnly(e)
        || isState(e, "40")
        || LOCKS.contains(e.getErrorCode());
  }

  /**
   * Whether a transaction that ended so before its commit may be begun anew at once: nothing of it
   * was kept, and a new attempt need not meet the same. Whoever has waited for a lock, for a
   * connection or for an answer has waited long enough.
   */
  static boolean isWorthAnotherAttempt(SQLException e) {
    return isDeadlock(e) || (isLost(e) && !isWaitInVain(e)) || isReadOnly(e);
  }

  /** Whether the database no longer takes changes over this connection. */
  static boolean isReadOnly(SQLException e) {
    return READ_ONLY.contains(e.getErrorCode());
  }

  /** Whether an open connection broke; one that could not be had is another matter. */
  static boolean isLost(SQLException e) {
    return e instanceof SQLNonTransientConnectionException
        || (isState(e, "08") && !(e instanceof SQLTransientException));
  }

  /** Whether the connection was given up because the answer to a statement did not come. */
  private static boolean isWaitInVain(SQLException e) {
    return causes(e).anyMatch(SocketTimeoutException.class::isInstance);
  }

  private static boolean isDeadlock(SQLException e) {
    return e.getErrorCode() != LOCK_WAIT
        && (e instanceof SQLTransactionRollbackException || isState(e, "40"));
  }

  /** Whether the state is of a class, which is its first two characters. */
  private static boolean isState(SQLException e, String stateClass) {
    return e.getSQLState() != null && e.getSQLState().startsWith(stateClass);
  }
}
