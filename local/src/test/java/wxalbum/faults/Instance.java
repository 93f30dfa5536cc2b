package wxalbum.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import wxalbum.local.BuiltFunctions.Invocable;

/** One process of a function, as far as the world outside can tell. */
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

  /** Calls it on this thread. */
  String call(Invocable function, byte[] event, String requestId) throws Exception {
    works(Thread.currentThread());
    try {
      return function.invoke(event, requestId);
    } finally {
      works(null);
      var _ = Thread.interrupted();
    }
  }

  /** It has a connection of the real database. */
  void opened(Connection real) {
    connections.add(real);
  }

  /** Ends it with no goodbye: the other side finds its connections closed, and nothing else. */
  void kill() {
    dead = true;
    connections.forEach(Instance::cut);
    interrupt();
  }

  /** Fails what a dead process would no longer do. */
  void mustLive() throws SQLException {
    if (dead) {
      interrupt();
      throw new SQLNonTransientConnectionException("The process is dead", "08003");
    }
  }

  private synchronized void works(@Nullable Thread next) {
    thread = next;
  }

  /** What is left of a dead process waits for nothing. */
  private synchronized void interrupt() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Breaks a connection. */
  static void cut(Connection real) {
    try {
      real.abort(Runnable::run);
    } catch (SQLException e) {
      throw new IllegalStateException("a connection cannot be cut", e);
    }
  }
}
