package wxalbum.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source whose pool is opened by the first request for a connection. After {@link #close},
 * the next request opens a new pool.
 */
final class ReopeningDataSource implements DataSource, AutoCloseable {
  private final Supplier<HikariDataSource> opening;
  private @Nullable HikariDataSource open;

  ReopeningDataSource(Supplier<HikariDataSource> opening) {
    this.opening = opening;
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      return opened().getConnection();
    } catch (UncheckedIOException e) {
      // No credentials to sign the password. To the caller, the database is unavailable.
      throw new SQLTransientConnectionException(e);
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return opened().getConnection(user, password);
  }

  /** Closes the pool and its connections. */
  @Override
  public synchronized void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  /**
   * Evicts all connections; each is closed when it is returned. After a failover the writer has the
   * host name that the replica had before, and only a new connection reaches it.
   */
  synchronized void renew() {
    if (open != null) {
      open.getHikariPoolMXBean().softEvictConnections();
    }
  }

  private synchronized HikariDataSource opened() {
    if (open == null) {
      open = opening.get();
    }
    return open;
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return opened().getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    opened().setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    opened().setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return opened().getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return opened().getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return opened().unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return opened().isWrapperFor(type);
  }
}
