package wxalbum.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC driver that rejects statements which lock rows against the order of {@link
 * wxalbum.album.Transactions}. The functions in the tests of their own modules connect through it,
 * so every test of a use case also checks its locks.
 */
public final class LockOrderDriver implements Driver {
  private static final String PREFIX = "jdbc:lock-order:";
  private static final Set<String> TRANSACTION_ENDS =
      Set.of("commit", "rollback", "setAutoCommit", "close");

  static {
    try {
      DriverManager.registerDriver(new LockOrderDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
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
  public boolean acceptsURL(String url) {
    return url.startsWith(PREFIX);
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    return acceptsURL(url) ? check(DriverManager.getConnection(unwrap(url), info)) : null;
  }

  private static Connection check(Connection connection) {
    LockOrder order = new LockOrder();
    InvocationHandler handler =
        (_, method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            order.check((String) arguments[0]);
          } else if (TRANSACTION_ENDS.contains(method.getName())) {
            order.reset();
          }
          return invoke(connection, method, arguments);
        };
    return (Connection)
        Proxy.newProxyInstance(
            LockOrderDriver.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
  }

  private static @Nullable Object invoke(
      Connection connection, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }
}
