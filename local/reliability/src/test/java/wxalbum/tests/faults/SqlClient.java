package wxalbum.tests.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wxalbum.embedded.DatabaseConnectionInfo;

/** Database access of the test itself, without injected faults. */
final class SqlClient {
  private final Connection connection;

  SqlClient(DatabaseConnectionInfo database) {
    try {
      this.connection = database.connect();
    } catch (SQLException e) {
      throw new IllegalStateException("The test cannot connect to the database", e);
    }
  }

  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("SQL statement failed: " + sql, e);
    }
  }

  /** Returns each row as a map from column name to value, in the order of the columns. */
  List<Map<String, @Nullable Object>> queryRows(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData columns = result.getMetaData();
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      while (result.next()) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          row.put(columns.getColumnLabel(i), result.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException("SQL statement failed: " + sql, e);
    }
  }

  /** Returns the first column of each row as text. */
  List<String> queryFirstColumn(String sql) {
    return queryRows(sql).stream()
        .map(row -> String.valueOf(row.values().iterator().next()))
        .toList();
  }
}
