package wxalbum.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoId;
import wxalbum.embedded.DatabaseConnectionInfo;
import wxalbum.settings.Settings;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.BulkRows;
import wxalbum.testkit.BulkRows.InsertedRows;
import wxalbum.testkit.TestCloud;

/**
 * Migrates a table of {@code -Drows} photos while functions read and write it, and prints how long
 * each file took and how long a request had to wait.
 */
class MigrationUnderTrafficTest {
  private static final int ROWS = Integer.getInteger("rows", 20_000);
  private static final int PAGE_SIZE = 31;
  private static final String HISTORY_QUERY =
      """
      select script, execution_time
      from flyway_schema_history
      where version + 0 > 100
      order by installed_rank
      """;

  private final Settings settings = TestCloud.shared().createSchema();
  private final DatabaseConnectionInfo schema = TestCloud.database(settings);
  private final AlbumFixture fixture = new AlbumFixture(settings);

  @AfterEach
  void close() {
    fixture.database().close();
  }

  @Test
  void readsAndWritesContinueWhileTableIsMigrated() throws Exception {
    List<RepeatedRequest> requests = requests(insertPhotos());
    int applied;
    try (ExecutorService threads = Executors.newFixedThreadPool(requests.size())) {
      requests.forEach(threads::execute);
      for (RepeatedRequest request : requests) {
        request.awaitFirst();
      }

      applied = migrate();

      requests.forEach(RepeatedRequest::stop);
    }
    printReport(requests);
    assertThat(requests).extracting(RepeatedRequest::failure).containsOnlyNulls();
    assertThat(applied).isEqualTo(4);
    assertThat(requests).extracting(RepeatedRequest::count).allMatch(count -> count > 0);
  }

  private InsertedRows insertPhotos() throws SQLException {
    BulkRows rows = new BulkRows(settings, Clock.systemUTC());
    InsertedRows photos = rows.insertPhotos(fixture, ROWS, false);
    rows.updateStatistics();
    return photos;
  }

  private List<RepeatedRequest> requests(InsertedRows rows) {
    AlbumId album = fixture.albumId();
    PhotoId photo = new PhotoId(new UUID(rows.idPrefix(), 1));
    return List.of(
        new RepeatedRequest(
            "lists of photos",
            settings,
            photos -> assertThat(photos.listByTakenAt(album, null, PAGE_SIZE)).isNotEmpty()),
        new RepeatedRequest(
            "reads of a photo", settings, photos -> assertThat(photos.find(photo)).isPresent()),
        new RepeatedRequest(
            "writes of a photo",
            settings,
            photos -> photos.updateCaption(photo, "at " + System.nanoTime())));
  }

  private int migrate() {
    return new SchemaMigrator(
            schema.url(),
            schema.user(),
            schema.password(),
            _ -> {},
            "classpath:sql",
            "classpath:migrations")
        .migrate();
  }

  private void printReport(List<RepeatedRequest> requests) throws SQLException {
    System.out.printf("Migration of a table of %,d photos under traffic%n", ROWS);
    try (Connection connection = schema.connect();
        Statement statement = connection.createStatement();
        ResultSet files = statement.executeQuery(HISTORY_QUERY)) {
      while (files.next()) {
        System.out.printf("%-36s %,9d ms%n", files.getString(1), files.getLong(2));
      }
    }
    requests.forEach(System.out::println);
  }
}
