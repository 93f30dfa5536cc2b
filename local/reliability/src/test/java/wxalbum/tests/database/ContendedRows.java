package wxalbum.tests.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import wxalbum.testkit.TestCloud;

/** Reads the rows and the counters of the shared test database. */
final class ContendedRows {
  private static final String MARIADB_DEADLOCKS = "show global status like 'Innodb_deadlocks'";
  private static final String MYSQL_DEADLOCKS =
      """
      select name, count
      from information_schema.innodb_metrics
      where name = 'lock_deadlocks'
      """;

  private ContendedRows() {}

  /**
   * Shifts the times of one photo in 64 into the past, so that the sweep purges it if it is in the
   * trash, and deletes its row if its file never arrived. Each statement changes one row, so that
   * the test itself causes no deadlock.
   *
   * @param remainder of the ids, from 0 to 63
   */
  static void endRetention(int remainder) {
    String ids =
        "select hex(id) from photos where conv(hex(right(id, 1)), 16, 10) %% 64 = %d"
            .formatted(remainder);
    for (String id : query(ids, 1)) {
      TestCloud.shared()
          .database()
          .execute(
              "update photos set deleted_at = deleted_at - interval 40 day,"
                  + " form_issued_at = form_issued_at - interval 2 day"
                  + " where id = x'%s'".formatted(id));
      TestCloud.shared()
          .database()
          .execute(
              "update photo_checks set due_at = due_at - interval 40 day"
                  + " where photo_id = x'%s' and kind = 'purge'".formatted(id));
    }
  }

  /** Returns the number of deadlocks that the server has resolved. */
  static long countDeadlocks() {
    List<String> counts = query(MARIADB_DEADLOCKS, 2);
    return Long.parseLong((counts.isEmpty() ? query(MYSQL_DEADLOCKS, 2) : counts).getFirst());
  }

  /** Returns the name and version of the server. */
  static String serverVersion() {
    return query("select version()", 1).getFirst();
  }

  private static List<String> query(String sql, int column) {
    List<String> values = new ArrayList<>();
    try (Connection connection = TestCloud.shared().database().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(column));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return values;
  }
}
