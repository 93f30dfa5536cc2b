package wxalbum.database;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.session.SqlSessionManager;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.album.Transactions;
import wxalbum.settings.Settings;

/**
 * The database of an instance: one connection, opened when first needed. Repositories are bound to
 * the SQL in the XML file of the same name. Outside {@link #inTransaction}, each repository call
 * runs in its own transaction.
 */
public final class Database implements Transactions, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final ReopeningDataSource dataSource;
  private final SqlSessionManager sessions;
  private final RetryPolicy retryPolicy;

  /** Binds these repositories to the database that the settings name. */
  public Database(Settings settings, Class<?>... repositories) {
    this(settings, new RetryPolicy(), repositories);
  }

  Database(Settings settings, RetryPolicy retryPolicy, Class<?>... repositories) {
    this.dataSource =
        new ReopeningDataSource(() -> DataSourceFactory.createSingleConnectionPool(settings));
    this.sessions = sessions(dataSource, repositories);
    this.retryPolicy = retryPolicy;
  }

  /** Returns the repository, which is safe for use by several threads. */
  public <R> R repository(Class<R> type) {
    return AutoTransactionProxy.wrap(sessions.getMapper(type), type, this::executeCall);
  }

  /**
   * Executes a call in the running transaction, or else in one of its own. A read needs no
   * transaction, which saves two round trips, and is retried once.
   */
  private @Nullable Object executeCall(Method call, Supplier<@Nullable Object> work) {
    if (sessions.isManagedSessionStarted()) {
      return work.get();
    }
    if (!isSelect(call)) {
      return inTransaction(work);
    }
    try {
      return read(work);
    } catch (PersistenceException e) {
      if (prepareRetry(e)) {
        return read(work);
      }
      throw e;
    }
  }

  private @Nullable Object read(Supplier<@Nullable Object> work) {
    sessions.startManagedSession(true);
    try {
      return work.get();
    } finally {
      sessions.close();
    }
  }

  private boolean isSelect(Method call) {
    String statement = call.getDeclaringClass().getName() + "." + call.getName();
    Configuration configuration = sessions.getConfiguration();
    return configuration.hasStatement(statement)
        && configuration.getMappedStatement(statement).getSqlCommandType() == SqlCommandType.SELECT;
  }

  /**
   * Returns whether another attempt is useful. If the server has become a read-only replica, its
   * connection is evicted first.
   */
  private boolean prepareRetry(PersistenceException e) {
    Optional<SQLException> cause = SqlErrors.findSqlException(e);
    if (cause.filter(SqlErrors::isReadOnly).isPresent()) {
      dataSource.evictConnections();
    }
    return cause.filter(SqlErrors::isRetryable).isPresent();
  }

  @Override
  public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
    if (sessions.isManagedSessionStarted()) {
      return work.get();
    }
    RetryPolicy.Attempts attempts = retryPolicy.begin();
    while (true) {
      AtomicBoolean committing = new AtomicBoolean();
      try {
        return runAttempt(work, committing);
      } catch (PersistenceException e) {
        // A commit that fails may still have taken effect, so it must not be repeated.
        if (!prepareRetry(e) || committing.get() || !attempts.pauseBeforeNext()) {
          throw e;
        }
      } catch (StaleReadException e) {
        if (!attempts.pauseBeforeNext()) {
          throw e;
        }
      }
    }
  }

  private <T extends @Nullable Object> T runAttempt(Supplier<T> work, AtomicBoolean committing) {
    sessions.startManagedSession(false);
    try {
      T result = work.get();
      committing.set(true);
      sessions.commit(true);
      return result;
    } catch (RuntimeException | Error e) {
      rollBackAfter(e);
      throw e;
    } finally {
      sessions.close();
    }
  }

  /** Runs work in a transaction of its own and rolls it back, so that it changes nothing. */
  public void runAndRollBack(Runnable work) {
    sessions.startManagedSession(false);
    try {
      work.run();
      sessions.rollback(true);
    } finally {
      sessions.close();
    }
  }

  /**
   * Rolls the transaction back. On a broken connection the rollback fails, too; its exception is
   * added to the original failure as suppressed.
   */
  private void rollBackAfter(Throwable failure) {
    try {
      sessions.rollback(true);
    } catch (PersistenceException e) {
      failure.addSuppressed(e);
    }
  }

  /** Returns whether the database responds; logs the reason if it does not. */
  public boolean isReachable() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(2);
    } catch (SQLException e) {
      LOG.warn("The database does not respond", e);
      return false;
    }
  }

  /** Closes the connection. The next use opens a new one. */
  @Override
  public void close() {
    dataSource.close();
  }

  private static SqlSessionManager sessions(DataSource source, Class<?>... repositories) {
    Configuration configuration =
        new Configuration(new Environment("wxalbum", new ExplicitTransaction.Factory(), source));
    configuration.setMapUnderscoreToCamelCase(true);
    configuration.setArgNameBasedConstructorAutoMapping(true);
    configuration.setJdbcTypeForNull(JdbcType.NULL);
    configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
    configuration.setCacheEnabled(false);
    configuration.addInterceptor(new StatementTimer());
    TypeHandlers.register(configuration.getTypeHandlerRegistry());
    for (Class<?> repository : repositories) {
      configuration.addMapper(repository);
    }
    return SqlSessionManager.newInstance(new SqlSessionFactoryBuilder().build(configuration));
  }
}
