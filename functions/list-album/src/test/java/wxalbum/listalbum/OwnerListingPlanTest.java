package wxalbum.listalbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.listalbum.ListAlbumFixture.CLOCK;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.QueryPlan;

/** Each listing reads one range of one index, as long as its page, at any depth. */
class OwnerListingPlanTest {
  private static final int ROW_COUNT = 600;
  private static final int FETCH_LIMIT = 31;

  /** Extra index reads: one to seek the cursor, and one to detect the end of the range. */
  private static final int MAX_EXTRA_READS = 2;

  private static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 1, 12, 0);
  private static final OwnerFixture OWNER = new OwnerFixture(CLOCK);
  private static final List<AlbumId> ALBUMS = new ArrayList<>();
  private static final List<PhotoId> PHOTOS = new ArrayList<>();
  private static final List<PhotoId> TRASHED = new ArrayList<>();

  @BeforeAll
  static void insertRows() {
    OwnerFixture.inTransaction(
        () -> {
          for (int i = 0; i < ROW_COUNT; i++) {
            ALBUMS.add(OWNER.createAlbum("album " + i));
          }
          for (int i = 0; i < ROW_COUNT; i++) {
            PHOTOS.add(OWNER.createReadyPhoto(ALBUMS.getFirst(), NOON.plusSeconds(i), null));
            TRASHED.add(OWNER.createExpectedPhoto(ALBUMS.getLast()));
            OwnerFixture.repository(Photos.class).moveToTrash(TRASHED.getLast(), trashedAt(i));
          }
        });
  }

  @Test
  void readsOneIndexRangeForAlbumsByChangeTime() {
    String index = "albums_by_update";

    QueryPlan first = explainPage(Albums.class, "listByOwner", "owner", OWNER.userId(), null);
    QueryPlan deep =
        explainPage(
            Albums.class,
            "listByOwner",
            "owner",
            OWNER.userId(),
            Cursor.of(
                Listing.ALBUMS,
                OwnerFixture.repository(Albums.class)
                    .findUnscoped(ALBUMS.get(100))
                    .orElseThrow()
                    .updatedAt(),
                ALBUMS.get(100)));

    assertReadsOnePageOfIndex(index, first);
    assertReadsOnePageOfIndex(index, deep);
  }

  @Test
  void readsOneIndexRangeForPhotosByCaptureTime() {
    String index = "photos_by_taken";

    QueryPlan first = photosPlan("listByTakenAt", null);
    QueryPlan deep =
        photosPlan(
            "listByTakenAt",
            new Cursor(Listing.PHOTOS_BY_TAKEN_AT, NOON.plusSeconds(100), idAt(PHOTOS, 100)));

    assertReadsOnePageOfIndex(index, first);
    assertReadsOnePageOfIndex(index, deep);
  }

  @Test
  void readsOneIndexRangeForPhotosByAddedTime() {
    String index = "photos_by_added";

    QueryPlan first = photosPlan("listByAddedAt", null);
    QueryPlan deep =
        photosPlan("listByAddedAt", Cursor.of(Listing.PHOTOS_BY_ADDED_AT, PHOTOS.get(100)));

    assertReadsOnePageOfIndex(index, first);
    assertReadsOnePageOfIndex(index, deep);
  }

  @Test
  void readsOneIndexRangeForVisiblePhotosByCaptureTime() {
    String index = "photos_visible_by_taken";

    QueryPlan first = photosPlan("listVisibleByTakenAt", null);
    QueryPlan deep =
        photosPlan(
            "listVisibleByTakenAt",
            new Cursor(Listing.SHARED_PHOTOS, NOON.plusSeconds(100), idAt(PHOTOS, 100)));

    assertReadsOnePageOfIndex(index, first);
    assertReadsOnePageOfIndex(index, deep);
  }

  @Test
  void readsOneIndexRangeForTrashByDeletionTime() {
    String index = "photos_in_trash";

    QueryPlan first = explainPage(Photos.class, "listTrash", "uploader", OWNER.userId(), null);
    QueryPlan deep =
        explainPage(
            Photos.class,
            "listTrash",
            "uploader",
            OWNER.userId(),
            Cursor.of(Listing.TRASH, trashedAt(100), TRASHED.get(100)));

    assertReadsOnePageOfIndex(index, first);
    assertReadsOnePageOfIndex(index, deep);
  }

  /** Asserts an index range read. MySQL adds {@code Backward index scan}, which is intended. */
  private static void assertReadsOnePageOfIndex(String index, QueryPlan plan) {
    assertThat(plan.steps())
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.key()).isEqualTo(index);
              assertThat(step.type()).isIn("ref", "range");
              assertThat(step.extra()).doesNotContain("filesort").doesNotContain("temporary");
            });
    assertThat(plan.rowCount()).isEqualTo(FETCH_LIMIT);
    assertThat(plan.indexEntriesRead())
        .isBetween((long) FETCH_LIMIT, (long) FETCH_LIMIT + MAX_EXTRA_READS);
  }

  private static QueryPlan photosPlan(String statement, @Nullable Cursor after) {
    return explainPage(Photos.class, statement, "album", ALBUMS.getFirst(), after);
  }

  private static QueryPlan explainPage(
      Class<?> repository, String statement, String parent, Object id, @Nullable Cursor after) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put(parent, id);
    parameters.put("since", trashedAt(-1));
    parameters.put("after", after);
    parameters.put("limit", FETCH_LIMIT);
    return QueryPlan.measure(repository, statement, parameters);
  }

  private static Instant trashedAt(int index) {
    return Instant.parse("2026-05-01T12:00:00Z").plusSeconds(index);
  }

  private static UUID idAt(List<PhotoId> photos, int index) {
    return photos.get(index).value();
  }
}
