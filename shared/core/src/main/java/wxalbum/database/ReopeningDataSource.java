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
  private final Supplier<HikariDataSource> poolFactory;
  private @Nullable HikariDataSource currentPool;

  ReopeningDataSource(Supplier<HikariDataSource> poolFactory) {
    this.poolFactory = poolFactory;
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      return openPool().getConnection();
    } catch (UncheckedIOException e) {
      // No credentials to sign the password. To the caller, the database is unavailable.
      throw new SQLTransientConnectionException(e);
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return openPool().getConnection(user, password);
  }

  /** Closes the pool and its connections. */
  @Override
  public synchronized void close() {
    if (currentPool != null) {
      currentPool.close();
      currentPool = null;
    }
  }

  /**
   * Evicts all connections; each is closed when it is returned. After a failover the writer has the
   * host name that the replica had before, and only a new connection reaches it.
   */
  synchronized void evictConnections() {
    if (currentPool != null) {
      currentPool.getHikariPoolMXBean().softEvictConnections();
    }
  }

  private synchronized HikariDataSource openPool() {
    if (currentPool == null) {
      currentPool = poolFactory.get();
    }
    return currentPool;
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return openPool().getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    openPool().setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    openPool().setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return openPool().getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return openPool().getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return openPool().unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return openPool().isWrapperFor(type);
  }
}
