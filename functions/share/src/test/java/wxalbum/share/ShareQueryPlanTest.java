package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.Ids;
import wxalbum.album.Photo;
import wxalbum.album.Photos;
import wxalbum.album.Share;
import wxalbum.album.ShareId;
import wxalbum.album.Shares;
import wxalbum.testkit.QueryPlan;

/** Tests that each listing reads a range of one index, in the order of that index. */
@TestInstance(Lifecycle.PER_CLASS)
class ShareQueryPlanTest {
  private static final int ROW_COUNT = 200;

  private final ShareFixture fixture = new ShareFixture();
  private final ShareFixture otherFixture = new ShareFixture();

  @BeforeAll
  void addRows() {
    List.of(fixture, otherFixture)
        .forEach(
            each ->
                each.database.inTransaction(
                    () -> {
                      IntStream.range(0, ROW_COUNT).forEach(i -> addRow(each, i));
                      return ROW_COUNT;
                    }));
  }

  @AfterAll
  void close() {
    fixture.close();
    otherFixture.close();
  }

  @Test
  void readsFirstPageOfPhotosFromIndex() {
    QueryPlan plan = photoPlan(null);

    assertThat(plan.steps())
        .singleElement()
        .satisfies(step -> assertReadsIndex(step, "photos_visible_by_taken"));
  }

  @Test
  void readsLaterPageOfPhotosFromIndexRange() {
    Photo middle =
        fixture.photos().listVisibleByTakenAt(fixture.album, null, ROW_COUNT).get(ROW_COUNT / 2);
    Cursor after =
        new Cursor(Listing.SHARED_PHOTOS, middle.captureTime().sortTime(), middle.id().value());

    QueryPlan plan = photoPlan(after);

    assertThat(plan.steps())
        .singleElement()
        .satisfies(step -> assertReadsIndex(step, "photos_visible_by_taken"));
    assertThat(plan.steps().getFirst().type()).isEqualTo("range");
  }

  @Test
  void readsFirstPageOfSharesFromIndex() {
    QueryPlan plan = sharePlan(null);

    assertThat(plan.steps())
        .singleElement()
        .satisfies(step -> assertReadsIndex(step, "shares_by_album"));
  }

  @Test
  void readsLaterPageOfSharesFromIndexRange() {
    Share middle = fixture.shares().listByAlbum(fixture.album, null, ROW_COUNT).get(ROW_COUNT / 2);

    QueryPlan plan = sharePlan(Cursor.of(Listing.SHARES, middle.id()));

    assertThat(plan.steps())
        .singleElement()
        .satisfies(step -> assertReadsIndex(step, "shares_by_album"));
    assertThat(plan.steps().getFirst().type()).isEqualTo("range");
  }

  private QueryPlan photoPlan(@Nullable Cursor after) {
    return QueryPlan.measure(Photos.class, "listVisibleByTakenAt", pageParameters(after));
  }

  private QueryPlan sharePlan(@Nullable Cursor after) {
    return QueryPlan.measure(Shares.class, "listByAlbum", pageParameters(after));
  }

  private Map<String, @Nullable Object> pageParameters(@Nullable Cursor after) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("album", fixture.album);
    parameters.put("after", after);
    parameters.put("limit", 31);
    return parameters;
  }

  private static void assertReadsIndex(QueryPlan.Step step, String index) {
    assertThat(step.key()).isEqualTo(index);
    assertThat(step.type()).isIn("ref", "range");
    assertThat(step.extra()).doesNotContain("filesort").doesNotContain("temporary");
  }

  private static void addRow(ShareFixture target, int number) {
    target.addReadyPhoto(number);
    target.addShare(new ShareId(Ids.newUuid(target.clock.instant())), null);
  }
}
