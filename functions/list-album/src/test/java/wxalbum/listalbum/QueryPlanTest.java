package wxalbum.listalbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.listalbum.Reading.CLOCK;

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
import wxalbum.testing.Owner;
import wxalbum.testing.QueryPlan;

/** Each listing reads one range of one index, as long as its page, at any depth. */
class QueryPlanTest {
  private static final int MANY = 600;
  private static final int PAGE = 31;

  /** Extra index reads: one to seek the cursor, and one to detect the end of the range. */
  private static final int BESIDES = 2;

  private static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 1, 12, 0);
  private static final Owner OWNER = new Owner(CLOCK);
  private static final List<AlbumId> ALBUMS = new ArrayList<>();
  private static final List<PhotoId> PHOTOS = new ArrayList<>();
  private static final List<PhotoId> TRASHED = new ArrayList<>();

  @BeforeAll
  static void manyRows() {
    Owner.together(
        () -> {
          for (int i = 0; i < MANY; i++) {
            ALBUMS.add(OWNER.album("album " + i));
          }
          for (int i = 0; i < MANY; i++) {
            PHOTOS.add(OWNER.ready(ALBUMS.getFirst(), NOON.plusSeconds(i), null));
            TRASHED.add(OWNER.expected(ALBUMS.getLast()));
            Owner.repository(Photos.class).trashOne(TRASHED.getLast(), trashedAt(i));
          }
        });
  }

  @Test
  void readsAlbumsByChange() {
    String index = "albums_by_change";

    QueryPlan first = plan(Albums.class, "ofOwner", "owner", OWNER.id(), null);
    QueryPlan deep =
        plan(
            Albums.class,
            "ofOwner",
            "owner",
            OWNER.id(),
            Cursor.at(
                Listing.ALBUMS,
                Owner.repository(Albums.class).get(ALBUMS.get(100)).orElseThrow().changedAt(),
                ALBUMS.get(100)));

    assertReadsOnePageOf(index, first);
    assertReadsOnePageOf(index, deep);
  }

  @Test
  void readsPhotosByTheCamerasClock() {
    String index = "photos_by_taken";

    QueryPlan first = photos("byTaken", null);
    QueryPlan deep =
        photos("byTaken", new Cursor(Listing.TAKEN, NOON.plusSeconds(100), id(PHOTOS, 100)));

    assertReadsOnePageOf(index, first);
    assertReadsOnePageOf(index, deep);
  }

  @Test
  void readsPhotosByArrival() {
    String index = "photos_by_added";

    QueryPlan first = photos("byAdded", null);
    QueryPlan deep = photos("byAdded", Cursor.at(Listing.ADDED, PHOTOS.get(100)));

    assertReadsOnePageOf(index, first);
    assertReadsOnePageOf(index, deep);
  }

  @Test
  void readsReadyPhotosByTheCamerasClock() {
    String index = "photos_shown_by_taken";

    QueryPlan first = photos("shownByTaken", null);
    QueryPlan deep =
        photos("shownByTaken", new Cursor(Listing.SHARED, NOON.plusSeconds(100), id(PHOTOS, 100)));

    assertReadsOnePageOf(index, first);
    assertReadsOnePageOf(index, deep);
  }

  @Test
  void readsTheTrashByItsMoment() {
    String index = "photos_in_trash";

    QueryPlan first = plan(Photos.class, "trash", "uploader", OWNER.id(), null);
    QueryPlan deep =
        plan(
            Photos.class,
            "trash",
            "uploader",
            OWNER.id(),
            Cursor.at(Listing.TRASH, trashedAt(100), TRASHED.get(100)));

    assertReadsOnePageOf(index, first);
    assertReadsOnePageOf(index, deep);
  }

  /** Asserts an index range read. MySQL adds {@code Backward index scan}, which is intended. */
  private static void assertReadsOnePageOf(String index, QueryPlan plan) {
    assertThat(plan.steps())
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.key()).isEqualTo(index);
              assertThat(step.type()).isIn("ref", "range");
              assertThat(step.extra()).doesNotContain("filesort").doesNotContain("temporary");
            });
    assertThat(plan.rows()).isEqualTo(PAGE);
    assertThat(plan.entriesRead()).isBetween((long) PAGE, (long) PAGE + BESIDES);
  }

  private static QueryPlan photos(String statement, @Nullable Cursor after) {
    return plan(Photos.class, statement, "album", ALBUMS.getFirst(), after);
  }

  private static QueryPlan plan(
      Class<?> repository, String statement, String parent, Object id, @Nullable Cursor after) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put(parent, id);
    parameters.put("since", trashedAt(-1));
    parameters.put("after", after);
    parameters.put("limit", PAGE);
    return QueryPlan.of(repository, statement, parameters);
  }

  private static Instant trashedAt(int index) {
    return Instant.parse("2026-05-01T12:00:00Z").plusSeconds(index);
  }

  private static UUID id(List<PhotoId> photos, int index) {
    return photos.get(index).value();
  }
}
