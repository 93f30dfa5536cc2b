package wxalbum.album;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs work that changes several rows together or none of them. */
public interface Transactions {
  /**
   * Runs the work in one transaction: committed when it returns, rolled back when it throws. Called
   * inside a transaction, the work joins it. Work whose connection breaks before the commit, or
   * that the database rolls back because it waits in a circle with others, is done again: it must
   * leave no trace but in the database.
   */
  <T extends @Nullable Object> T inOne(Supplier<T> work);
}
