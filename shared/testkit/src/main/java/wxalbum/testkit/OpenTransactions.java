package wxalbum.testkit;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The transactions that each thread has open through {@link LockOrderDriver}. A decorator of the
 * bucket rejects calls in a transaction: a slow response would prolong its locks.
 */
public final class OpenTransactions {
  private static final ThreadLocal<Set<Connection>> OPEN =
      ThreadLocal.withInitial(() -> Collections.newSetFromMap(new IdentityHashMap<>()));

  private OpenTransactions() {}

  static void begin(Connection connection) {
    OPEN.get().add(connection);
  }

  static void end(Connection connection) {
    OPEN.get().remove(connection);
  }

  /**
   * Returns a bucket whose methods throw an {@link AssertionError} while this thread has an open
   * transaction.
   *
   * @param type interface of the bucket
   */
  public static <B> B rejectCalls(Class<B> type, B bucket) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              if (!OPEN.get().isEmpty()) {
                throw new AssertionError(
                    "the bucket was called in a transaction: " + method.getName());
              }
              return ConnectionWrappingDriver.invokeReal(bucket, method, arguments);
            }));
  }
}
