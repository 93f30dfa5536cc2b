package wxalbum.album;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs work that changes several rows atomically.
 *
 * <p>Every transaction locks rows in one order, so that two transactions never wait for each other:
 * photos, then albums, then shares, then users. Several photos are locked in the order of their
 * ids, by {@link Photos#lockAll}, and several users in the order of theirs. A new row may be
 * inserted at any time. The idempotency record of a request is claimed before all of them, except
 * when a guest opens a share. A photo's check is written while the photo is locked, or by a
 * transaction that locks only checks. A checkpoint of a scan is locked last. The test database
 * rejects a statement that breaks this order.
 */
public interface Transactions {
  /**
   * Runs the work in one transaction, which is committed when the work returns and rolled back when
   * it throws. Inside a running transaction, the work joins that transaction.
   *
   * <p>The work is retried if it throws {@link StaleReadException}, if the connection breaks before
   * the commit, if the database rolls the transaction back to resolve a deadlock, or if the server
   * has become read-only. It is run at most five times, with growing pauses of random length in
   * between, and not again after three seconds. It must therefore have no side effects outside the
   * database. It must not call the bucket either, because a slow response would prolong its locks.
   */
  <T extends @Nullable Object> T inTransaction(Supplier<T> work);

  /**
   * Thrown by work that read rows before it locked the row that keeps them from changing, if they
   * have changed in between. A retry reads the current rows.
   */
  final class StaleReadException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Creates the exception.
     *
     * @param message description of the change
     */
    public StaleReadException(String message) {
      super(message);
    }
  }
}
