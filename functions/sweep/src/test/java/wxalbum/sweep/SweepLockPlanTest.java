package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wxalbum.album.PhotoId;
import wxalbum.settings.Settings;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.BulkRows;
import wxalbum.testkit.QueryPlan;
import wxalbum.testkit.TestCloud;

/**
 * The statements of the sweep that lock many rows read only these rows, in tables of any size.
 * {@code -Drows} sets the size of the largest table.
 */
class SweepLockPlanTest {
  /** Number of rows that the sweep locks at once. */
  private static final int BATCH_SIZE = 50;

  /** A time after that of every row. */
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  private static List<Table> tables;

  @BeforeAll
  static void insertRows() throws SQLException {
    tables =
        List.of(
            Table.ofSize(60), Table.ofSize(600), Table.ofSize(Integer.getInteger("rows", 20_000)));
  }

  @AfterAll
  static void close() {
    tables.forEach(table -> table.owner().database().close());
  }

  static Stream<Arguments> statementsById() {
    return tables.stream()
        .flatMap(
            table ->
                Stream.of("lockAll", "removeDueUploadChecks", "postponePurges")
                    .map(statement -> Arguments.of(table, statement)));
  }

  static Stream<Table> tables() {
    return tables.stream();
  }

  @ParameterizedTest
  @MethodSource("statementsById")
  void readsPrimaryKeyOncePerRow(Table table, String statement) {
    QueryPlan plan = table.measure(statement);

    assertReads(plan, "PRIMARY");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void locksOneIndexRangeForDuePurges(Table table) {
    QueryPlan plan = table.measure("lockDuePurges");

    assertReads(plan, "photo_checks_due");
  }

  private static void assertReads(QueryPlan plan, String index) {
    assertThat(plan.steps())
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.key()).isEqualTo(index);
              assertThat(step.type()).isIn("ref", "range");
              assertThat(step.extra()).doesNotContain("filesort").doesNotContain("temporary");
            });
    assertThat(plan.rowCount()).isEqualTo(BATCH_SIZE);
    assertThat(plan.indexEntriesRead()).isBetween((long) BATCH_SIZE, 2L * BATCH_SIZE);
  }

  /**
   * A schema in which half of the photos have a due check of their upload, the others of a purge.
   */
  record Table(Settings settings, AlbumFixture owner, int rowCount, Rows ids) {
    /** The prefixes of the ids of photos, by the kind of their check. */
    record Rows(long uploads, long purges) {}

    static Table ofSize(int rowCount) throws SQLException {
      Settings settings = TestCloud.shared().createSchema();
      AlbumFixture owner = new AlbumFixture(settings);
      BulkRows rows = new BulkRows(settings, Clock.systemUTC());
      long uploads = rows.insertPhotos(owner, rowCount, false).idPrefix();
      long purges = rows.insertPhotos(owner, rowCount, true).idPrefix();
      rows.updateStatistics();
      return new Table(settings, owner, 2 * rowCount, new Rows(uploads, purges));
    }

    QueryPlan measure(String statement) {
      long prefix = statement.equals("postponePurges") ? ids.purges() : ids.uploads();
      return QueryPlan.measure(
          TestCloud.database(settings),
          SweptPhotos.class,
          statement,
          Map.of("ids", idsFrom(prefix), "now", LATER, "dueAt", LATER, "limit", BATCH_SIZE));
    }

    private static List<PhotoId> idsFrom(long prefix) {
      return LongStream.rangeClosed(1, BATCH_SIZE)
          .mapToObj(number -> new PhotoId(new UUID(prefix, number)))
          .toList();
    }

    @Override
    public String toString() {
      return rowCount + " rows";
    }
  }
}
