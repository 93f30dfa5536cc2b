package wxalbum.listalbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.listalbum.ListAlbumFixture.CLOCK;
import static wxalbum.listalbum.ListAlbumFixture.FUNCTION;
import static wxalbum.listalbum.ListAlbumFixture.PHOTOS;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

class PhotoListingTest {
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 1, 12, 0);

  private final OwnerFixture owner = new OwnerFixture(CLOCK);
  private final AlbumId album = owner.createAlbum("album");
  private final TestRequest listing = owner.request(PHOTOS).pathParam("albumId", album);

  @Test
  void sortsByCaptureTimeByDefault() {
    PhotoId late = owner.createReadyPhoto(album, NOON.plusHours(1), null);
    PhotoId early = owner.createReadyPhoto(album, NOON, null);

    TestResponse response = FUNCTION.call(listing);

    assertThat(ListAlbumFixture.itemIds(response))
        .isEqualTo(ListAlbumFixture.toStrings(List.of(late, early)));
  }

  @Test
  void sortsByAddedTimeWhenRequested() {
    PhotoId first = owner.createReadyPhoto(album, NOON.plusHours(1), null);
    PhotoId second = owner.createReadyPhoto(album, NOON, null);

    TestResponse response = FUNCTION.call(listing.queryParam("order", "added"));

    assertThat(ListAlbumFixture.itemIds(response))
        .isEqualTo(ListAlbumFixture.toStrings(List.of(second, first)));
  }

  @Test
  void listsExpectedFailedAndReadyPhotos() {
    PhotoId _ = owner.createReadyPhoto(album);
    PhotoId _ = owner.createFailedPhoto(album);
    PhotoId _ = owner.createExpectedPhoto(album);

    TestResponse response = FUNCTION.call(listing.queryParam("order", "added"));

    assertThat(response.body().path("items").findValuesAsText("status"))
        .containsExactly("expected", "failed", "ready");
    assertThat(response.textAt("/items/1/failure/code")).isEqualTo("unreadable");
  }

  @Test
  void returnsRenditionsWithinTheirNominalSizes() {
    PhotoId photo = owner.createReadyPhoto(album);

    TestResponse response = FUNCTION.call(listing);

    JsonNode renditions = response.body().at("/items/0/renditions");
    assertThat(renditions.at("/small/width").asInt()).isEqualTo(256);
    assertThat(renditions.at("/medium/width").asInt()).isEqualTo(640);
    assertThat(renditions.at("/large/height").asInt()).isEqualTo(1200);
    assertThat(renditions.at("/large/url").asText()).contains(photo + "/large.jpg?");
  }

  @Test
  void omitsPhotoInTrash() {
    PhotoId trashed = owner.createReadyPhoto(album);
    OwnerFixture.repository(Photos.class).moveToTrash(trashed, CLOCK.instant());

    TestResponse response = FUNCTION.call(listing);

    assertThat(response.body().path("items")).isEmpty();
  }

  @Test
  void pagesByCaptureTimeWithoutDuplicatesWhilePhotosAreAdded() {
    List<PhotoId> before = createPhotosWithFewCaptureTimes(300);
    List<PhotoId> added = new ArrayList<>();

    List<String> listed =
        ListAlbumFixture.readAllIds(
            listing.queryParam("limit", "7"),
            () ->
                added.addAll(
                    List.of(
                        createPhotoTakenAt(NOON.minusYears(1)),
                        createPhotoTakenAt(NOON.plusYears(1)))));

    assertThat(listed).doesNotHaveDuplicates().containsAll(ListAlbumFixture.toStrings(before));
    assertThat(added).hasSizeGreaterThan(80);
    assertThat(listed).doesNotContain(added.get(1).toString());
  }

  @Test
  void pagesByAddedTimeWithoutDuplicatesWhilePhotosAreAdded() {
    List<PhotoId> before = createPhotosWithFewCaptureTimes(300);

    List<String> listed =
        ListAlbumFixture.readAllIds(
            listing.queryParam("order", "added").queryParam("limit", "11"),
            () -> {
              PhotoId _ = createPhotoTakenAt(NOON);
            });

    assertThat(listed).isEqualTo(ListAlbumFixture.toStrings(before.reversed()));
  }

  @Test
  void returnsNoCursorWhenLastPageIsFull() {
    List<PhotoId> all = createPhotosWithFewCaptureTimes(4);

    TestResponse response = FUNCTION.call(listing.queryParam("limit", "4"));

    assertThat(ListAlbumFixture.itemIds(response)).hasSize(all.size());
    assertThat(response.body().path("nextCursor").isNull()).isTrue();
  }

  private List<PhotoId> createPhotosWithFewCaptureTimes(int count) {
    Random random = new Random(7);
    List<PhotoId> photos = new ArrayList<>();
    OwnerFixture.inTransaction(
        () -> {
          for (int i = 0; i < count; i++) {
            photos.add(createPhotoTakenAt(NOON.plusSeconds(random.nextInt(5))));
          }
        });
    return photos;
  }

  private PhotoId createPhotoTakenAt(LocalDateTime moment) {
    return owner.createReadyPhoto(album, moment, null);
  }
}
