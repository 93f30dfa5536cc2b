package wxalbum.tests.faults;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransactionRollbackException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.tests.faults.InjectedFault.Kind;
import wxalbum.tests.faults.InjectionPoint.Layer;

/** Injects database faults and throws the exceptions that MariaDB's driver throws for them. */
final class DatabaseFaultInjector {
  private DatabaseFaultInjector() {}

  /** An operation on the database. */
  @FunctionalInterface
  interface SqlOperation<T extends @Nullable Object> {
    T run() throws SQLException;
  }

  /**
   * Runs an operation and injects the fault planned for it, before the operation or after it took
   * effect.
   *
   * @param real the real connection, or null while one is being opened
   * @throws SQLException as MariaDB's driver throws it for the injected fault
   */
  static <T extends @Nullable Object> T runWithFaults(
      SimulatedInstance instance, @Nullable Connection real, String operation, SqlOperation<T> work)
      throws SQLException {
    Optional<InjectedFault> planned = instance.faults().faultAt(Layer.DATABASE, operation);
    if (planned.isEmpty()) {
      return work.run();
    }
    InjectedFault fault = planned.get();
    if (fault.isAfterEffect() && real != null) {
      var _ = work.run();
    }
    throw toException(fault.kind(), instance, real);
  }

  private static SQLException toException(
      Kind kind, SimulatedInstance instance, @Nullable Connection real) throws SQLException {
    if (kind == Kind.PROCESS_KILLED) {
      instance.kill();
      return new SQLNonTransientConnectionException("The process was killed", "08003");
    }
    return real == null ? connectFailure(kind) : connectionFailure(kind, real);
  }

  private static SQLException connectFailure(Kind kind) {
    return kind == Kind.REJECTED || kind == Kind.ABORTED
        ? new SQLNonTransientConnectionException("Too many connections", "08004", 1040)
        : new SQLNonTransientConnectionException("Socket fail to connect to host", "08000");
  }

  private static SQLException connectionFailure(Kind kind, Connection real) throws SQLException {
    return switch (kind) {
      case REJECTED -> {
        real.rollback();
        yield new SQLTransactionRollbackException(
            "Deadlock found when trying to get lock; try restarting transaction", "40001", 1213);
      }
      case ABORTED ->
          new SQLException("Lock wait timeout exceeded; try restarting transaction", "HY000", 1205);
      case TIMED_OUT -> {
        SimulatedInstance.abort(real);
        yield new SQLNonTransientConnectionException(
            "Socket error", "08000", new SocketTimeoutException("Read timed out"));
      }
      case DISCONNECTED, PROCESS_KILLED -> {
        SimulatedInstance.abort(real);
        yield new SQLNonTransientConnectionException("Socket error", "08000");
      }
    };
  }
}
