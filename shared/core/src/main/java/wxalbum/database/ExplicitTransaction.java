package wxalbum.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.ibatis.session.TransactionIsolationLevel;
import org.apache.ibatis.transaction.Transaction;
import org.apache.ibatis.transaction.TransactionFactory;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of MyBatis that begins with {@code start transaction}. The connection stays in
 * autocommit mode. A read outside a transaction therefore takes one round trip, and a transaction
 * takes two in addition to its statements.
 */
final class ExplicitTransaction implements Transaction {
  private static final String START_STATEMENT = "start transaction";

  private final DataSource dataSource;
  private final boolean isAutoCommit;
  private @Nullable Connection connection;
  private boolean isOpen;

  private ExplicitTransaction(DataSource dataSource, boolean isAutoCommit) {
    this.dataSource = dataSource;
    this.isAutoCommit = isAutoCommit;
  }

  /** Creates transactions on connections in autocommit mode. */
  static final class Factory implements TransactionFactory {
    @Override
    public Transaction newTransaction(
        DataSource dataSource, @Nullable TransactionIsolationLevel level, boolean autoCommit) {
      return new ExplicitTransaction(dataSource, autoCommit);
    }

    @Override
    public Transaction newTransaction(Connection connection) {
      throw new UnsupportedOperationException("sessions are opened on the data source only");
    }
  }

  /**
   * Returns the connection. The first call begins the transaction, unless each statement is one.
   */
  @Override
  public Connection getConnection() throws SQLException {
    if (connection == null) {
      connection = dataSource.getConnection();
      if (!isAutoCommit) {
        begin(connection);
      }
    }
    return connection;
  }

  private void begin(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(START_STATEMENT)) {
      var _ = statement.execute();
      isOpen = true;
    }
  }

  @Override
  public void commit() throws SQLException {
    if (connection != null && isOpen) {
      connection.commit();
      isOpen = false;
    }
  }

  @Override
  public void rollback() throws SQLException {
    if (connection != null && isOpen) {
      connection.rollback();
      isOpen = false;
    }
  }

  /** Rolls back what was not committed, and returns the connection to its pool. */
  @Override
  public void close() throws SQLException {
    if (connection == null) {
      return;
    }
    try {
      // The pool closes a broken connection.
      if (!connection.isClosed()) {
        rollback();
      }
    } finally {
      connection.close();
    }
  }

  @Override
  public @Nullable Integer getTimeout() {
    return null;
  }
}
