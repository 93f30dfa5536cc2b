package wxalbum.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import wxalbum.album.Photo;
import wxalbum.embedded.DatabaseConnectionInfo;
import wxalbum.settings.Settings;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.TestCloud;

/** Migrations that fail, or wait for a table. */
class SchemaMigratorTest {
  private static final String WAITING_QUERY =
      """
      select count(*)
      from information_schema.processlist
      where state = 'Waiting for table metadata lock'
        and db = database()
      """;

  private final Settings settings = TestCloud.shared().createSchema();
  private final DatabaseConnectionInfo schema = TestCloud.database(settings);

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void triesAgainWhenTransactionUsesTable() throws Exception {
    List<Duration> pauses = new ArrayList<>();
    try (Connection user = beginReadOfPhotos()) {
      SchemaMigrator migrator =
          migrator(
              pause -> {
                pauses.add(pause);
                rollBack(user);
              },
              "classpath:migrations");

      int applied = migrator.migrate();

      assertThat(applied).isEqualTo(4);
      assertThat(pauses).containsExactly(Duration.ofSeconds(1));
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void letsReadsPassWhenItWaitedForTable() throws Exception {
    AlbumFixture fixture = new AlbumFixture(settings);
    Photo photo = fixture.insertExpectedPhoto(AlbumFixture.NOON);
    try (Connection user = beginReadOfPhotos()) {
      SchemaMigrator migrator = migrator(_ -> rollBack(user), "classpath:migrations");
      Future<Integer> migration = CompletableFuture.supplyAsync(migrator::migrate);
      awaitMigrationWaits();

      Optional<Photo> read = fixture.photos().find(photo.id());

      assertThat(read).contains(photo);
      assertThat(migration.get()).isEqualTo(4);
    } finally {
      fixture.database().close();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void failsInTheSameWayWhenFailedFileIsAppliedAgain() {
    SchemaMigrator migrator = migrator(_ -> {}, "classpath:migrations-failing");

    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(migrator::migrate)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("V101__duplicate_column.sql failed at line 1");
    }
  }

  private SchemaMigrator migrator(Sleeper sleeper, String location) {
    return new SchemaMigrator(
        schema.url(), schema.user(), schema.password(), sleeper, "classpath:sql", location);
  }

  /** Begins a transaction that keeps tables from being altered until it ends. */
  private Connection beginReadOfPhotos() throws SQLException {
    Connection connection = schema.connect();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      var _ = statement.execute("select count(*) from photos");
    }
    return connection;
  }

  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void awaitMigrationWaits() throws SQLException {
    try (Connection connection = schema.connect();
        Statement statement = connection.createStatement()) {
      int waiting = 0;
      while (waiting == 0) {
        Thread.onSpinWait();
        try (ResultSet count = statement.executeQuery(WAITING_QUERY)) {
          count.next();
          waiting = count.getInt(1);
        }
      }
    }
  }
}
