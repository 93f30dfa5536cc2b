package wxalbum.faults;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransactionRollbackException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.faults.Fault.Kind;
import wxalbum.faults.Point.Layer;

/** Injects database faults and throws the exceptions that MariaDB's driver throws for them. */
final class DatabaseFault {
  private DatabaseFault() {}

  /** An operation on the database. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T run() throws SQLException;
  }

  /**
   * Runs an operation and injects the fault planned for it, before the operation or after it took
   * effect.
   *
   * @param real the real connection, or null while one is being opened
   * @throws SQLException as MariaDB's driver throws it for the injected fault
   */
  static <T extends @Nullable Object> T at(
      Instance instance, @Nullable Connection real, String operation, Work<T> work)
      throws SQLException {
    Optional<Fault> planned = instance.faults().reach(Layer.DATABASE, operation);
    if (planned.isEmpty()) {
      return work.run();
    }
    Fault fault = planned.get();
    if (fault.after() && real != null) {
      var _ = work.run();
    }
    throw of(fault.kind(), instance, real);
  }

  private static SQLException of(Kind kind, Instance instance, @Nullable Connection real)
      throws SQLException {
    if (kind == Kind.KILLED) {
      instance.kill();
      return new SQLNonTransientConnectionException("The process was killed", "08003");
    }
    return real == null ? noConnection(kind) : onConnection(kind, real);
  }

  private static SQLException noConnection(Kind kind) {
    return kind == Kind.REFUSED || kind == Kind.FAILED
        ? new SQLNonTransientConnectionException("Too many connections", "08004", 1040)
        : new SQLNonTransientConnectionException("Socket fail to connect to host", "08000");
  }

  private static SQLException onConnection(Kind kind, Connection real) throws SQLException {
    return switch (kind) {
      case REFUSED -> {
        real.rollback();
        yield new SQLTransactionRollbackException(
            "Deadlock found when trying to get lock; try restarting transaction", "40001", 1213);
      }
      case FAILED ->
          new SQLException("Lock wait timeout exceeded; try restarting transaction", "HY000", 1205);
      case TIMED_OUT -> {
        Instance.cut(real);
        yield new SQLNonTransientConnectionException(
            "Socket error", "08000", new SocketTimeoutException("Read timed out"));
      }
      case CUT, KILLED -> {
        Instance.cut(real);
        yield new SQLNonTransientConnectionException("Socket error", "08000");
      }
    };
  }
}
