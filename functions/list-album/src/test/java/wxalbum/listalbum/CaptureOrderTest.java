package wxalbum.listalbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.listalbum.ListAlbumFixture.CLOCK;
import static wxalbum.listalbum.ListAlbumFixture.FUNCTION;
import static wxalbum.listalbum.ListAlbumFixture.PHOTOS;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.AlbumId;
import wxalbum.album.Ids;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.TakenAtSource;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.PhotoBuilder;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** Tests the order of photos whose capture times differ in their source and their offset. */
class CaptureOrderTest {
  /** Photos in the order in which a list shows them: newest first. */
  private static final List<Shot> NEWEST_FIRST =
      List.of(
          new Shot("9999-12-31T23:59:59", -720, TakenAtSource.CLIENT),
          new Shot("2026-05-01T06:00:00", -300, TakenAtSource.EXIF), // 11:00 UTC
          new Shot("2026-05-01T18:30:00", 480, TakenAtSource.EXIF), // 10:30 UTC
          new Shot("2026-05-01T10:00:00", 0, TakenAtSource.UPLOAD), // 18:00 in China
          new Shot("2026-05-01T17:30:00", null, TakenAtSource.EXIF), // counts as 09:30 UTC
          new Shot("2026-05-01T17:15:00", 480, TakenAtSource.EXIF), // 09:15 UTC
          new Shot("2026-05-01T17:00:00", null, TakenAtSource.CLIENT), // counts as 09:00 UTC
          new Shot("2026-05-01T18:00:00", 540, TakenAtSource.CLIENT), // 09:00 UTC, added before
          new Shot("2026-05-01T04:30:00", -240, TakenAtSource.EXIF), // 08:30 UTC
          new Shot("2026-05-01T08:00:00", 0, TakenAtSource.UPLOAD),
          new Shot("1000-01-01T00:00:00", 840, TakenAtSource.CLIENT));

  private final OwnerFixture owner = new OwnerFixture(CLOCK);
  private final AlbumId album = owner.createAlbum("album");
  private final TestRequest listing = owner.request(PHOTOS).pathParam("albumId", album);

  @Test
  void sortsByInstantOfCapture() {
    List<String> expected = addAllShuffled();

    TestResponse response = FUNCTION.call(listing);

    assertThat(ListAlbumFixture.itemIds(response)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void continuesPageAfterEachPhoto(int limit) {
    List<String> expected = addAllShuffled();

    List<String> listed =
        ListAlbumFixture.readAllIds(listing.queryParam("limit", Integer.toString(limit)), () -> {});

    assertThat(listed).isEqualTo(expected);
  }

  /** Adds the photos in random order, except that equal instants keep the order of their ids. */
  private List<String> addAllShuffled() {
    List<PhotoId> ids =
        Stream.generate(() -> new PhotoId(Ids.newUuid(CLOCK.instant())))
            .limit(NEWEST_FIRST.size())
            .sorted((a, b) -> b.toString().compareTo(a.toString()))
            .toList();
    List<Integer> order = new ArrayList<>(Stream.iterate(0, i -> i + 1).limit(ids.size()).toList());
    Collections.shuffle(order, new Random(3));
    order.forEach(i -> insert(ids.get(i), NEWEST_FIRST.get(i)));
    return ids.stream().map(PhotoId::toString).toList();
  }

  private void insert(PhotoId id, Shot shot) {
    Photo photo =
        new PhotoBuilder(album, owner.userId())
            .id(id)
            .captureTime(LocalDateTime.parse(shot.localTime()), shot.offset(), shot.source())
            .buildPending();
    OwnerFixture.repository(Photos.class).insertPending(photo);
  }

  private record Shot(String localTime, @Nullable Integer offset, TakenAtSource source) {}
}
