package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoId;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.BulkRows;
import wxalbum.testkit.BulkRows.InsertedRows;
import wxalbum.testkit.QueryPlan;
import wxalbum.testkit.QueryPlan.Step;
import wxalbum.testkit.TestCloud;

/**
 * Each query of the sweep reads one range of the index that its hint names, as long as its page.
 */
class SweepQueryPlanTest {
  private static final int ROW_COUNT = 1000;
  private static final int LIMIT = 50;

  /** Extra index reads: to seek the start of each range, and to detect its end. */
  private static final int MAX_EXTRA_READS = 6;

  /** A time after all rows and their checks. */
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  private static AlbumFixture first;
  private static InsertedRows firstRows;

  @BeforeAll
  static void insertRows() throws SQLException {
    BulkRows rows = new BulkRows(TestCloud.shared().settings(), Clock.systemUTC());
    first = new AlbumFixture(TestCloud.shared().settings());
    firstRows = rows.insertPhotos(first, ROW_COUNT, false);
    var _ = rows.insertPhotos(first, ROW_COUNT, true);
    AlbumFixture second = new AlbumFixture(TestCloud.shared().settings());
    var _ = rows.insertPhotos(second, ROW_COUNT, false);
    var _ = rows.insertAlbums(second.userId(), ROW_COUNT);
    TestCloud.shared()
        .database()
        .execute("update albums set deleted_at = created_at where title like 'album %'");
    rows.updateStatistics();
  }

  @Test
  void readsOneIndexRangeAndItsPhotosForDueUploads() {
    QueryPlan plan = measure("findDueUploads", Map.of("now", LATER));

    assertThat(plan.steps()).hasSize(2);
    assertReadsRange(plan.steps().getFirst(), "photo_checks_due");
    assertThat(plan.steps().getLast().table()).isEqualTo("photos");
    assertThat(plan.steps().getLast().key()).isEqualTo("PRIMARY");
    assertThat(plan.rowCount()).isEqualTo(LIMIT);
    assertThat(plan.indexEntriesRead()).isBetween(2L * LIMIT, 2L * LIMIT + MAX_EXTRA_READS);
  }

  @Test
  void locksOneIndexRangeForDuePurges() {
    QueryPlan plan = measure("lockDuePurges", Map.of("now", LATER));

    assertReadsOnePage(plan, "photo_checks_due");
  }

  @Test
  void readsOneIndexRangeForPhotosBetweenPositionsOfOneAlbum() {
    QueryPlan plan =
        measure(
            "findBetween",
            Map.of("after", position(first, 1), "until", position(first, ROW_COUNT - 1)));

    assertReadsOnePage(plan, "photos_by_object");
  }

  @Test
  void readsThreeIndexRangesForPhotosBetweenPositionsOfTwoAlbums() {
    QueryPlan plan =
        measure("findBetween", Map.of("after", PhotoPosition.MIN, "until", PhotoPosition.MAX));

    List<Step> ranges =
        plan.steps().stream().filter(step -> step.table().equals("photos")).toList();
    assertThat(ranges).hasSize(3).allSatisfy(step -> assertReadsRange(step, "photos_by_object"));
    assertThat(plan.rowCount()).isEqualTo(LIMIT);
    assertThat(plan.indexEntriesRead()).isLessThan(LIMIT + MAX_EXTRA_READS);
  }

  @Test
  void readsOneIndexRangeForExpiredAlbums() {
    QueryPlan plan =
        QueryPlan.measure(
            RetentionRepository.class, "findExpiredAlbums", parameters(Map.of("before", LATER)));

    assertReadsRange(plan.steps().getFirst(), "albums_by_deletion");
    assertThat(plan.rowCount()).isEqualTo(LIMIT);
    // Each album takes up to two more reads to detect that it has no photo.
    assertThat(plan.indexEntriesRead()).isBetween(2L * LIMIT, 3L * LIMIT + MAX_EXTRA_READS);
  }

  private static void assertReadsOnePage(QueryPlan plan, String index) {
    assertThat(plan.steps()).singleElement().satisfies(step -> assertReadsRange(step, index));
    assertThat(plan.rowCount()).isEqualTo(LIMIT);
    assertThat(plan.indexEntriesRead()).isBetween((long) LIMIT, (long) LIMIT + MAX_EXTRA_READS);
  }

  private static void assertReadsRange(Step step, String index) {
    assertThat(step.key()).isEqualTo(index);
    assertThat(step.type()).isIn("ref", "range");
    assertThat(step.extra()).doesNotContain("filesort").doesNotContain("temporary");
  }

  private static QueryPlan measure(String statement, Map<String, Object> values) {
    return QueryPlan.measure(SweptPhotos.class, statement, parameters(values));
  }

  private static Map<String, @Nullable Object> parameters(Map<String, Object> values) {
    Map<String, @Nullable Object> parameters = new HashMap<>(values);
    parameters.putIfAbsent("after", null);
    parameters.put("limit", LIMIT);
    return parameters;
  }

  private static PhotoPosition position(AlbumFixture album, int row) {
    AlbumId id = album.albumId();
    return new PhotoPosition(id, new PhotoId(new UUID(firstRows.idPrefix(), row)));
  }
}
