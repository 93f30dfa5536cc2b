package wxalbum.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC driver whose connections wrap those of the real driver. Its URLs have a prefix before the
 * real subprotocol, such as {@code jdbc:lock-order:mariadb:…}.
 */
abstract class ConnectionWrappingDriver implements Driver {
  private final String prefix;

  /**
   * Creates a driver.
   *
   * @param prefix beginning of its URLs, such as {@code jdbc:lock-order:}
   */
  ConnectionWrappingDriver(String prefix) {
    this.prefix = prefix;
  }

  /** Registers a driver. */
  static void register(ConnectionWrappingDriver driver) {
    try {
      DriverManager.registerDriver(driver);
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Wraps a connection of the real driver. */
  abstract Connection wrapConnection(Connection real);

  /** Invokes a method of the real object, and throws what it throws. */
  static @Nullable Object invokeReal(
      Object real, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(prefix);
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    return acceptsURL(url)
        ? wrapConnection(
            DriverManager.getConnection("jdbc:" + url.substring(prefix.length()), info))
        : null;
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
