package wxalbum.database;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.testkit.AlbumFixture.CREATED_AT;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Shares;
import wxalbum.testkit.QueryPlan;

/**
 * The statements that lock many rows read only these rows, in tables of any size. {@code -Drows}
 * sets the size of the largest table.
 */
class LockPlanTest {
  /** Number of rows that the purge locks at once. */
  private static final int FEW = 50;

  /** Number of rows that the deletion of an album locks at once. */
  private static final int MANY = 500;

  private static List<LockedTables> tables;

  @BeforeAll
  static void insertRows() throws SQLException {
    tables =
        List.of(
            LockedTables.ofSize(60),
            LockedTables.ofSize(600),
            LockedTables.ofSize(Integer.getInteger("rows", 20_000)));
  }

  @AfterAll
  static void close() {
    tables.forEach(LockedTables::close);
  }

  static Stream<Arguments> photoStatements() {
    return tables.stream()
        .flatMap(
            table ->
                Stream.of("lockAll", "moveAllToTrash", "delete")
                    .flatMap(
                        name ->
                            Stream.of(FEW, MANY)
                                .filter(count -> count < table.rowCount())
                                .map(count -> Arguments.of(table, name, count))));
  }

  static Stream<LockedTables> tables() {
    return tables.stream();
  }

  @ParameterizedTest
  @MethodSource("photoStatements")
  void readsPrimaryKeyOncePerPhoto(LockedTables table, String statement, int count) {
    QueryPlan plan =
        table.measure(
            Photos.class, statement, Map.of("ids", table.photoIds(count), "now", CREATED_AT));

    assertThat(plan.steps())
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.type()).isEqualTo("range");
              assertThat(step.key()).isEqualTo("PRIMARY");
              assertThat(step.extra()).doesNotContain("filesort").doesNotContain("temporary");
            });
    assertThat(plan.rowCount()).isEqualTo(count);
    assertThat(plan.indexEntriesRead()).isBetween((long) count, 2L * count);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void readsIndexEntriesOfAlbumToRevokeItsShares(LockedTables table) {
    QueryPlan plan =
        table.measure(
            Shares.class, "revokeByAlbum", Map.of("album", table.albumId(), "now", CREATED_AT));

    assertThat(plan.steps())
        .singleElement()
        .satisfies(step -> assertThat(step.key()).isEqualTo("shares_by_album"));
    assertThat(plan.rowCount()).isEqualTo(table.shareCount() - LockedTables.ROWS_OF_OTHER);
    assertThat(plan.indexEntriesRead()).isBetween((long) plan.rowCount(), plan.rowCount() + 1L);
  }

  /** A statement that waits for a row fails after three seconds. */
  @ParameterizedTest
  @MethodSource("tables")
  void waitsForNoRowOfAnotherUser(LockedTables table) throws SQLException {
    List<PhotoId> ids = table.photoIds(FEW);
    Photos photos = table.owner().photos();
    Shares shares = table.owner().shares();
    try (Connection _ = table.lockRowsOfOther()) {
      table
          .owner()
          .database()
          .runAndRollBack(
              () -> {
                assertThat(photos.lockAll(ids)).hasSize(FEW);
                photos.moveAllToTrash(ids, CREATED_AT);
                photos.delete(ids);
                shares.revokeByAlbum(table.albumId(), CREATED_AT);
              });

      assertThat(photos.find(ids.getFirst())).isPresent();
    }
  }
}
