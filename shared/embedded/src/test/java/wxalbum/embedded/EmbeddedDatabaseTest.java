package wxalbum.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  /** Shared by all tests, because only the first start initializes the data directory. */
  @TempDir static Path folder;

  @Test
  void keepsDataAcrossRestarts() throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.startIn(folder)) {
      execute(database, "create table kept (text varchar(20))");
      execute(database, "insert into kept values ('相册')");
    }

    try (EmbeddedDatabase database = EmbeddedDatabase.startIn(folder)) {
      assertThat(queryText(database, "select text from kept")).isEqualTo("相册");
    }
  }

  @Test
  void usesUtcAndStrictSqlMode() throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.startIn(folder)) {
      String zone = queryText(database, "select timediff(now(), utc_timestamp())");
      String characters = queryText(database, "select @@character_set_database");

      assertThat(zone).isEqualTo("00:00:00");
      assertThat(characters).isEqualTo("utf8mb4");
      execute(database, "create table tiny (text varchar(3))");
      assertThatThrownBy(() -> execute(database, "insert into tiny values ('long')"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void stopsCleanlyWhenClosedTwice() {
    EmbeddedDatabase database = EmbeddedDatabase.startIn(folder);

    database.close();
    database.close();

    assertThatThrownBy(() -> queryText(database, "select 1")).isInstanceOf(SQLException.class);
    assertThat(OrphanedServer.pidFile(folder)).doesNotExist();
  }

  @Test
  void startsServersOfOneProcessAtTheSameTime(@TempDir Path folders) {
    List<CompletableFuture<String>> directories =
        Stream.of("a", "b", "c")
            .map(
                name ->
                    CompletableFuture.supplyAsync(
                        () -> queryDirectory(folders.resolve(name)), Thread::startVirtualThread))
            .toList();

    assertThat(directories.stream().map(CompletableFuture::join))
        .containsExactly("a/data/", "b/data/", "c/data/");
  }

  @Test
  void stopsOrphanedServerOnSameDirectory() throws SQLException {
    EmbeddedDatabase orphaned = EmbeddedDatabase.startIn(folder);
    execute(orphaned, "create table note (text varchar(20))");

    try (EmbeddedDatabase database = EmbeddedDatabase.startIn(folder)) {
      assertThat(queryText(database, "select count(*) from note")).isEqualTo("0");
      assertThatThrownBy(() -> queryText(orphaned, "select 1")).isInstanceOf(SQLException.class);
    }
  }

  /** Starts a server, and returns its data directory as the server itself states it. */
  private static String queryDirectory(Path folder) {
    try (EmbeddedDatabase database = EmbeddedDatabase.startIn(folder)) {
      return queryText(database, "select right(@@datadir, 7)");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connectionInfo().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String queryText(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connectionInfo().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
