package wxalbum.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC driver that rejects statements which lock rows against the order of {@link
 * wxalbum.album.Transactions}, and records open transactions. The functions in the tests of their
 * own modules connect through it, so every test of a use case also checks its locks.
 */
public final class LockOrderDriver extends ConnectionWrappingDriver {
  private static final String PREFIX = "jdbc:lock-order:";
  private static final Set<String> TRANSACTION_ENDS =
      Set.of("commit", "rollback", "setAutoCommit", "close");
  private static final String TRANSACTION_START = "start transaction";

  static {
    register(new LockOrderDriver());
  }

  private LockOrderDriver() {
    super(PREFIX);
  }

  /** Returns the URL that connects through this driver. */
  public static String wrap(String url) {
    return url.replaceFirst("^jdbc:", PREFIX);
  }

  /** Returns the URL that connects without this driver. */
  public static String unwrap(String url) {
    return url.replaceFirst("^" + PREFIX, "jdbc:");
  }

  @Override
  Connection wrapConnection(Connection real) {
    return (Connection)
        Proxy.newProxyInstance(
            LockOrderDriver.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new CheckedConnection(real));
  }

  /** Checks the statements of each transaction. A lone statement keeps no locks. */
  private static final class CheckedConnection implements InvocationHandler {
    private final Connection real;
    private final LockOrder order = new LockOrder();
    private boolean isInTransaction;

    CheckedConnection(Connection real) {
      this.real = real;
    }

    @Override
    public @Nullable Object invoke(
        Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
      if (arguments != null && method.getName().equals("prepareStatement")) {
        checkStatement(String.valueOf(arguments[0]));
      } else if (TRANSACTION_ENDS.contains(method.getName())) {
        isInTransaction = false;
        order.reset();
        OpenTransactions.end(real);
      }
      return invokeReal(real, method, arguments);
    }

    private void checkStatement(String sql) {
      if (sql.equals(TRANSACTION_START)) {
        isInTransaction = true;
        OpenTransactions.begin(real);
      } else if (isInTransaction) {
        order.check(sql);
      }
    }
  }
}
