package wxalbum.album;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs work that changes several rows atomically. */
public interface Transactions {
  /**
   * Runs the work in one transaction, which is committed when the work returns and rolled back when
   * it throws. Inside a running transaction, the work joins that transaction.
   *
   * <p>The work is retried if the connection breaks before the commit, or if the database rolls the
   * transaction back to resolve a deadlock. It must therefore have no side effects outside the
   * database.
   */
  <T extends @Nullable Object> T inTransaction(Supplier<T> work);
}
