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
import wxalbum.album.Photo;
import wxalbum.album.Photos;
import wxalbum.album.Share;
import wxalbum.album.Shares;
import wxalbum.testing.QueryPlan;

/** Tests that each listing reads a range of one index, in the order of that index. */
@TestInstance(Lifecycle.PER_CLASS)
class ListingPlanTest {
  private static final int MANY = 200;

  private final Gallery gallery = new Gallery();
  private final Gallery another = new Gallery();

  @BeforeAll
  void fillTwoAlbums() {
    List.of(gallery, another)
        .forEach(
            each ->
                each.database.inOne(
                    () -> {
                      IntStream.range(0, MANY).forEach(i -> fill(each, i));
                      return MANY;
                    }));
  }

  @AfterAll
  void close() {
    gallery.close();
    another.close();
  }

  @Test
  void readsTheFirstPageOfSharedPhotosFromOneIndex() {
    QueryPlan plan = photosAfter(null);

    assertThat(plan.steps())
        .singleElement()
        .satisfies(step -> isRead(step, "photos_shown_by_taken"));
  }

  @Test
  void readsALaterPageOfSharedPhotosFromARangeOfIt() {
    Photo middle = gallery.photos().shownByTaken(gallery.album, null, MANY).get(MANY / 2);
    Cursor after = new Cursor(Listing.SHARED, middle.takenAt(), middle.id().value());

    QueryPlan plan = photosAfter(after);

    assertThat(plan.steps())
        .singleElement()
        .satisfies(step -> isRead(step, "photos_shown_by_taken"));
    assertThat(plan.steps().getFirst().type()).isEqualTo("range");
  }

  @Test
  void readsTheFirstPageOfSharesFromOneIndex() {
    QueryPlan plan = sharesAfter(null);

    assertThat(plan.steps()).singleElement().satisfies(step -> isRead(step, "shares_by_album"));
  }

  @Test
  void readsALaterPageOfSharesFromARangeOfIt() {
    Share middle = gallery.shares().ofAlbum(gallery.album, null, MANY).get(MANY / 2);

    QueryPlan plan = sharesAfter(Cursor.at(Listing.SHARES, middle.id()));

    assertThat(plan.steps()).singleElement().satisfies(step -> isRead(step, "shares_by_album"));
    assertThat(plan.steps().getFirst().type()).isEqualTo("range");
  }

  private QueryPlan photosAfter(@Nullable Cursor after) {
    return QueryPlan.of(Photos.class, "shownByTaken", page(after));
  }

  private QueryPlan sharesAfter(@Nullable Cursor after) {
    return QueryPlan.of(Shares.class, "ofAlbum", page(after));
  }

  private Map<String, @Nullable Object> page(@Nullable Cursor after) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("album", gallery.album);
    parameters.put("after", after);
    parameters.put("limit", 31);
    return parameters;
  }

  private static void isRead(QueryPlan.Step step, String index) {
    assertThat(step.key()).isEqualTo(index);
    assertThat(step.type()).isIn("ref", "range");
    assertThat(step.extra()).doesNotContain("filesort").doesNotContain("temporary");
  }

  private static void fill(Gallery target, int number) {
    target.photo(number);
    target.shareUnder(target.album + "-" + number, null);
  }
}
