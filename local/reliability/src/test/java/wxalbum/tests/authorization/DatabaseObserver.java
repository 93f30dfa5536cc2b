package wxalbum.tests.authorization;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import wxalbum.testkit.TestCloud;

/** Observes what a call does to the test database, over a connection of its own. */
final class DatabaseObserver implements AutoCloseable {
  private static final String CHECKSUM_STATEMENT_QUERY =
      """
      select concat('checksum table ', group_concat(table_name order by table_name))
      from information_schema.tables
      where table_schema = database()
        and table_name not like 'flyway%'
      """;
  private static final String STATEMENT_COUNT_QUERY =
      """
      show global status
      where variable_name in ('Com_select', 'Com_insert', 'Com_update', 'Com_delete')
      """;

  private final Connection connection;
  private final String checksumStatement;

  DatabaseObserver() throws SQLException {
    connection = TestCloud.shared().database().connect();
    checksumStatement = query(CHECKSUM_STATEMENT_QUERY).keySet().iterator().next();
  }

  /** Returns the checksum of each table. */
  Map<String, String> tableChecksums() {
    return query(checksumStatement);
  }

  /** Returns the server-wide number of statements by kind, of all connections. */
  Map<String, String> statementCounts() {
    return query(STATEMENT_COUNT_QUERY);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** Runs a query and returns the last column of each row by the first. */
  private Map<String, String> query(String sql) {
    Map<String, String> values = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int last = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        values.put(rows.getString(1), String.valueOf(rows.getString(last)));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
