package wxalbum.local;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import wxalbum.testing.TestCloud;

/** Observes what a call does to the test database, over a connection of its own. */
final class DatabaseWatch implements AutoCloseable {
  private static final String TABLES =
      """
      select concat('checksum table ', group_concat(table_name order by table_name))
      from information_schema.tables
      where table_schema = database()
        and table_name not like 'flyway%'
      """;
  private static final String STATEMENTS =
      """
      show global status
      where variable_name in ('Com_select', 'Com_insert', 'Com_update', 'Com_delete')
      """;

  private final Connection connection;
  private final String checksums;

  DatabaseWatch() throws SQLException {
    connection = TestCloud.shared().database().connect();
    checksums = ask(TABLES).keySet().iterator().next();
  }

  /** Returns the checksum of each table. */
  Map<String, String> rows() {
    return ask(checksums);
  }

  /** Returns the server-wide number of statements by kind, of all connections. */
  Map<String, String> statements() {
    return ask(STATEMENTS);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** Runs a query and returns the last column of each row by the first. */
  private Map<String, String> ask(String sql) {
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
