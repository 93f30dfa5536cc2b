package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoStatus;
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
  private static AlbumFixture second;
  private static InsertedRows firstRows;
  private static InsertedRows trashedRows;

  @BeforeAll
  static void insertRows() throws SQLException {
    BulkRows rows = new BulkRows(TestCloud.shared().settings(), Clock.systemUTC());
    first = new AlbumFixture(TestCloud.shared().settings());
    second = new AlbumFixture(TestCloud.shared().settings());
    firstRows = rows.insertPhotos(first, ROW_COUNT, false);
    trashedRows = rows.insertPhotos(first, ROW_COUNT, true);
    var _ = rows.insertPhotos(second, ROW_COUNT, false);
    var _ = rows.insertAlbums(second.userId(), ROW_COUNT);
    TestCloud.shared()
        .database()
        .execute("update albums set deleted_at = created_at where title like 'album %'");
    setStatus("expected", null, 0, 5);
    setStatus("failed", "unreadable", 1, 5);
    rows.updateStatistics();
  }

  @Test
  void readsOneIndexRangeForOverduePhotos() {
    QueryPlan plan = measure("findOverdue", Map.of("now", LATER));

    assertReadsOnePage(plan, "photos_overdue");
  }

  @Test
  void readsOneIndexRangeForRecentlyFailedPhotos() {
    QueryPlan plan =
        measure(
            "findRecentlyFailed",
            Map.of("since", Instant.EPOCH, "now", LATER, "checkWindowSeconds", 4200));

    assertReadsOnePage(plan, "photos_overdue");
  }

  @Test
  void readsOneIndexRangeForPhotosInTrash() {
    QueryPlan plan = measure("findTrashed", Map.of("before", LATER));

    assertReadsOnePage(plan, "photos_by_deletion");
  }

  @Test
  void readsOneIndexRangeForLaterPageOfPhotosInTrash() {
    Instant middle = trashedRows.start().plusSeconds(ROW_COUNT / 2).toInstant(ZoneOffset.UTC);
    SweptPhoto after =
        new SweptPhoto(
            new PhotoId(new UUID(trashedRows.idPrefix(), ROW_COUNT / 2)),
            first.albumId(),
            first.userId(),
            PhotoStatus.READY,
            1,
            null,
            null,
            middle,
            middle,
            0,
            middle);

    QueryPlan plan = measure("findTrashed", Map.of("before", LATER, "after", after));

    assertReadsOnePage(plan, "photos_by_deletion");
  }

  @Test
  void locksOneIndexRangeOfPhotosInTrash() {
    QueryPlan plan = measure("lockTrashed", Map.of("before", LATER));

    assertReadsOnePage(plan, "photos_by_deletion");
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

  /** Gives every n-th photo of the second album a status, which a ready photo's parts match. */
  private static void setStatus(String status, @Nullable String failure, int rest, int n) {
    String album = second.albumId().value().toString().replace("-", "");
    String code = failure == null ? "null" : "'" + failure + "'";
    TestCloud.shared()
        .database()
        .execute(
            "update photos set status = '%s', width = null, height = null, thumb_hash = null,"
                    .formatted(status)
                + " failure_code = %1$s, failure_detail = %1$s where album_id = x'%2$s'"
                    .formatted(code, album)
                + " and conv(hex(right(id, 2)), 16, 10) %% %d = %d".formatted(n, rest));
  }
}
