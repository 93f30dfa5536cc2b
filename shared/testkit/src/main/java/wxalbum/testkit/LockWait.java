package wxalbum.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Runs work until it waits for a database lock. */
public final class LockWait {
  private static final String LOCK_WAITS_QUERY =
      "show global status like 'Innodb_row_lock_current_waits'";

  private LockWait() {}

  /** Starts work in a new thread. Returns when the work waits for a row lock, or has completed. */
  public static <T> Future<T> runUntilBlocked(TestCloud cloud, Supplier<T> work) {
    CompletableFuture<T> future =
        CompletableFuture.supplyAsync(work, Executors.newVirtualThreadPerTaskExecutor());
    try (Connection connection = cloud.database().connect();
        Statement statement = connection.createStatement()) {
      while (!future.isDone() && countLockWaits(statement) == 0) {
        Thread.onSpinWait();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return future;
  }

  private static int countLockWaits(Statement statement) throws SQLException {
    try (ResultSet count = statement.executeQuery(LOCK_WAITS_QUERY)) {
      count.next();
      return count.getInt(2);
    }
  }
}
