package wxalbum.tests.faults;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC driver whose connections belong to one function instance each and inject the faults of the
 * run's plan.
 */
final class FaultyDriver implements Driver {
  private static final String PREFIX = "jdbc:faulty:";
  private static final Map<String, SimulatedInstance> INSTANCES = new ConcurrentHashMap<>();
  private static final AtomicInteger LAST_NUMBER = new AtomicInteger();

  static {
    try {
      DriverManager.registerDriver(new FaultyDriver());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Registers an instance and returns the JDBC URL through which it reaches the real database. */
  static String registerInstance(SimulatedInstance instance, String real) {
    String number = Integer.toString(LAST_NUMBER.incrementAndGet());
    INSTANCES.put(number, instance);
    return PREFIX + number + ":" + real.substring("jdbc:".length());
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    String[] parts = url.substring(PREFIX.length()).split(":", 2);
    SimulatedInstance instance =
        INSTANCES.getOrDefault(parts[0], new SimulatedInstance(new FaultInjector()));
    return FaultyConnection.open(
        instance, () -> DriverManager.getConnection("jdbc:" + parts[1], info));
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(PREFIX);
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
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }
}
