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
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.album.Transactions;
import wxalbum.settings.Settings;

/**
 * The database of an instance: one connection, opened when first needed. Repositories are bound to
 * the SQL in the XML of their name; outside of {@link #inOne} each of their calls is a transaction
 * of its own.
 */
public final class Database implements Transactions, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /**
   * How often a transaction is begun whose connection breaks, or that the database ends to break a
   * circle of waits.
   */
  private static final int ATTEMPTS = 5;

  private final ReopeningDataSource source;
  private final SqlSessionManager sessions;

  /** Binds these repositories to the database that the settings name. */
  public Database(Settings settings, Class<?>... repositories) {
    this.source = new ReopeningDataSource(() -> DataSources.ofOneConnection(settings));
    this.sessions = sessions(source, repositories);
  }

  /** The repository, ready for use by any thread. */
  public <R> R repository(Class<R> type) {
    return SingleCalls.of(sessions.getMapper(type), type, this::alone);
  }

  /**
   * Makes a call as part of the running transaction, or else as one of its own; a read needs none.
   */
  private @Nullable Object alone(Method call, Supplier<@Nullable Object> work) {
    if (sessions.isManagedSessionStarted()) {
      return work.get();
    }
    if (!isRead(call)) {
      return inOne(work);
    }
    try {
      return work.get();
    } catch (PersistenceException e) {
      if (isWorthAnotherAttempt(e)) {
        return work.get();
      }
      throw e;
    }
  }

  private boolean isRead(Method call) {
    String statement = call.getDeclaringClass().getName() + "." + call.getName();
    Configuration configuration = sessions.getConfiguration();
    return configuration.hasStatement(statement)
        && configuration.getMappedStatement(statement).getSqlCommandType() == SqlCommandType.SELECT;
  }

  /** Whether it is; a connection to a server that has become a replica is dropped first. */
  private boolean isWorthAnotherAttempt(PersistenceException e) {
    Optional<SQLException> cause = Trouble.behind(e);
    if (cause.filter(Trouble::isReadOnly).isPresent()) {
      source.renew();
    }
    return cause.filter(Trouble::isWorthAnotherAttempt).isPresent();
  }

  @Override
  public <T extends @Nullable Object> T inOne(Supplier<T> work) {
    if (sessions.isManagedSessionStarted()) {
      return work.get();
    }
    for (int attempt = 1; ; attempt++) {
      AtomicBoolean committing = new AtomicBoolean();
      try {
        return once(work, committing);
      } catch (PersistenceException e) {
        // A commit that breaks off may have been kept.
        if (!isWorthAnotherAttempt(e) || committing.get() || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private <T extends @Nullable Object> T once(Supplier<T> work, AtomicBoolean committing) {
    sessions.startManagedSession(false);
    try {
      T result = work.get();
      committing.set(true);
      sessions.commit(true);
      return result;
    } catch (RuntimeException | Error e) {
      rollBack(e);
      throw e;
    } finally {
      sessions.close();
    }
  }

  /** A connection that broke cannot be rolled back: what broke it is told, not that. */
  private void rollBack(Throwable failure) {
    try {
      sessions.rollback(true);
    } catch (PersistenceException e) {
      failure.addSuppressed(e);
    }
  }

  /** Whether the database answers; the log tells why not. */
  public boolean reachable() {
    try (Connection connection = source.getConnection()) {
      return connection.isValid(2);
    } catch (SQLException e) {
      LOG.warn("The database does not answer", e);
      return false;
    }
  }

  /** Gives the connection back; whoever needs one next opens it anew. */
  @Override
  public void close() {
    source.close();
  }

  private static SqlSessionManager sessions(DataSource source, Class<?>... repositories) {
    Configuration configuration =
        new Configuration(new Environment("wxalbum", new JdbcTransactionFactory(), source));
    configuration.setMapUnderscoreToCamelCase(true);
    configuration.setArgNameBasedConstructorAutoMapping(true);
    configuration.setJdbcTypeForNull(JdbcType.NULL);
    configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
    configuration.setCacheEnabled(false);
    configuration.addInterceptor(new TimedStatements());
    ColumnTypes.register(configuration.getTypeHandlerRegistry());
    for (Class<?> repository : repositories) {
      configuration.addMapper(repository);
    }
    return SqlSessionManager.newInstance(new SqlSessionFactoryBuilder().build(configuration));
  }
}
