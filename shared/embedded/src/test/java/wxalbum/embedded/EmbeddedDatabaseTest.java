package wxalbum.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  /** Shared by all tests, because only the first start initializes the data directory. */
  @TempDir static Path folder;

  @Test
  void keepsItsDataInTheFolder() throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.in(folder)) {
      run(database, "create table kept (text varchar(20))");
      run(database, "insert into kept values ('相册')");
    }

    try (EmbeddedDatabase database = EmbeddedDatabase.in(folder)) {
      assertThat(ask(database, "select text from kept")).isEqualTo("相册");
    }
  }

  @Test
  void countsInUtcAndIsAsStrictAsMySql() throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.in(folder)) {
      String zone = ask(database, "select timediff(now(), utc_timestamp())");
      String characters = ask(database, "select @@character_set_database");

      assertThat(zone).isEqualTo("00:00:00");
      assertThat(characters).isEqualTo("utf8mb4");
      run(database, "create table tiny (text varchar(3))");
      assertThatThrownBy(() -> run(database, "insert into tiny values ('long')"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void endsOrderlyAndMayBeClosedTwice() {
    EmbeddedDatabase database = EmbeddedDatabase.in(folder);

    database.close();
    database.close();

    assertThatThrownBy(() -> ask(database, "select 1")).isInstanceOf(SQLException.class);
    assertThat(Leftover.pidFile(folder)).doesNotExist();
  }

  @Test
  void takesOverFromAServerThatAKilledRunLeftBehind() throws SQLException {
    EmbeddedDatabase orphaned = EmbeddedDatabase.in(folder);
    run(orphaned, "create table note (text varchar(20))");

    try (EmbeddedDatabase database = EmbeddedDatabase.in(folder)) {
      assertThat(ask(database, "select count(*) from note")).isEqualTo("0");
      assertThatThrownBy(() -> ask(orphaned, "select 1")).isInstanceOf(SQLException.class);
    }
  }

  private static void run(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = database.address().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = database.address().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
