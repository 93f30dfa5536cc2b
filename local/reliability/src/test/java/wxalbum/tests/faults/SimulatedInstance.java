package wxalbum.tests.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import wxalbum.tests.fixture.BuiltFunctions.Invocable;

/**
 * A simulated process of one function. Killing it closes its database connections and blocks its
 * later operations.
 */
final class SimulatedInstance {
  private final List<Connection> connections = new CopyOnWriteArrayList<>();
  private final FaultInjector faults;
  private final Set<Connection> inTransaction = ConcurrentHashMap.newKeySet();
  private volatile boolean isDead;
  private @Nullable Thread workerThread;

  SimulatedInstance(FaultInjector faults) {
    this.faults = faults;
  }

  FaultInjector faults() {
    return faults;
  }

  boolean isDead() {
    return isDead;
  }

  /** Invokes the function on the current thread. */
  String invoke(Invocable function, byte[] event, String requestId) throws Exception {
    setWorkerThread(Thread.currentThread());
    try {
      return function.invoke(event, requestId);
    } finally {
      setWorkerThread(null);
      var _ = Thread.interrupted();
    }
  }

  /** Records an open connection to the real database, which {@link #kill} closes. */
  void trackConnection(Connection real) {
    connections.add(real);
  }

  /** Records that a transaction begins or ends on a connection. */
  void setInTransaction(Connection real, boolean begins) {
    if (begins) {
      inTransaction.add(real);
    } else {
      inTransaction.remove(real);
    }
  }

  /** Returns whether the process has an open transaction. A broken connection has none. */
  boolean hasOpenTransaction() {
    return inTransaction.stream().anyMatch(connection -> !isClosed(connection));
  }

  private static boolean isClosed(Connection real) {
    try {
      return real.isClosed();
    } catch (SQLException e) {
      throw new IllegalStateException("The state of a database connection is unknown", e);
    }
  }

  /** Kills the process: the database only observes closed connections. */
  void kill() {
    isDead = true;
    connections.forEach(SimulatedInstance::abort);
    interruptWorker();
  }

  /**
   * Blocks operations of a process after its end.
   *
   * @throws SQLException if the process was killed
   */
  void requireAlive() throws SQLException {
    if (isDead) {
      interruptWorker();
      throw new SQLNonTransientConnectionException("The process was killed", "08003");
    }
  }

  private synchronized void setWorkerThread(@Nullable Thread worker) {
    workerThread = worker;
  }

  /** Interrupts the worker thread, so that a killed process does not keep waiting. */
  private synchronized void interruptWorker() {
    if (workerThread != null) {
      workerThread.interrupt();
    }
  }

  /** Aborts a connection without a rollback by the client. */
  static void abort(Connection real) {
    try {
      real.abort(Runnable::run);
    } catch (SQLException e) {
      throw new IllegalStateException("Aborting a database connection failed", e);
    }
  }
}
