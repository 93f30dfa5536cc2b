package wxalbum.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.session.SqlSessionManager;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.apache.ibatis.type.JdbcType;
import wxalbum.album.Transactions;
import wxalbum.settings.Settings;

/**
 * The database of an instance: one connection, opened when first needed. Repositories are bound to
 * the SQL in the XML of their name; outside of {@link #inOne} each of their calls is a transaction
 * of its own.
 */
public final class Database implements Transactions, AutoCloseable {
  /** How often a transaction is begun that the database ends to break a circle of waits. */
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
    return sessions.getMapper(type);
  }

  @Override
  public <T> T inOne(Supplier<T> work) {
    if (sessions.isManagedSessionStarted()) {
      return work.get();
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (PersistenceException e) {
        if (attempt == ATTEMPTS || !(e.getCause() instanceof SQLTransactionRollbackException)) {
          throw e;
        }
      }
    }
  }

  private <T> T once(Supplier<T> work) {
    sessions.startManagedSession(false);
    try {
      T result = work.get();
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

  /** Whether the database answers. */
  public boolean reachable() {
    try (Connection connection = source.getConnection()) {
      return connection.isValid(2);
    } catch (SQLException e) {
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
