package wxalbum.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import wxalbum.local.BuiltFunctions.Invocable;

/**
 * A simulated process of one function. Killing it closes its database connections and blocks its
 * later operations.
 */
final class Instance {
  private final List<Connection> connections = new CopyOnWriteArrayList<>();
  private final Faults faults;
  private volatile boolean dead;
  private @Nullable Thread thread;

  Instance(Faults faults) {
    this.faults = faults;
  }

  Faults faults() {
    return faults;
  }

  boolean dead() {
    return dead;
  }

  /** Invokes the function on the current thread. */
  String call(Invocable function, byte[] event, String requestId) throws Exception {
    works(Thread.currentThread());
    try {
      return function.invoke(event, requestId);
    } finally {
      works(null);
      var _ = Thread.interrupted();
    }
  }

  /** Records an open connection to the real database, which {@link #kill} closes. */
  void opened(Connection real) {
    connections.add(real);
  }

  /** Kills the process: the database only observes closed connections. */
  void kill() {
    dead = true;
    connections.forEach(Instance::cut);
    interrupt();
  }

  /**
   * Blocks operations of a process after its end.
   *
   * @throws SQLException if the process was killed
   */
  void mustLive() throws SQLException {
    if (dead) {
      interrupt();
      throw new SQLNonTransientConnectionException("The process was killed", "08003");
    }
  }

  private synchronized void works(@Nullable Thread worker) {
    thread = worker;
  }

  /** Interrupts the worker thread, so that a killed process does not keep waiting. */
  private synchronized void interrupt() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Aborts a connection without a rollback by the client. */
  static void cut(Connection real) {
    try {
      real.abort(Runnable::run);
    } catch (SQLException e) {
      throw new IllegalStateException("Aborting a database connection failed", e);
    }
  }
}
