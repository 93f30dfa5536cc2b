package wxalbum.listalbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.listalbum.Reading.CLOCK;
import static wxalbum.listalbum.Reading.FUNCTION;
import static wxalbum.listalbum.Reading.PHOTOS;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.Owner;

class PhotoListingTest {
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 1, 12, 0);

  private final Owner owner = new Owner(CLOCK);
  private final AlbumId album = owner.album("album");
  private final ApiRequest listing = owner.asks(PHOTOS).path("albumId", album);

  @Test
  void listsByTheCamerasClockUnlessToldOtherwise() {
    PhotoId late = owner.ready(album, NOON.plusHours(1), null);
    PhotoId early = owner.ready(album, NOON, null);

    ApiResponse response = FUNCTION.call(listing);

    assertThat(Reading.ids(response)).isEqualTo(Reading.texts(List.of(late, early)));
  }

  @Test
  void listsByArrivalOnRequest() {
    PhotoId first = owner.ready(album, NOON.plusHours(1), null);
    PhotoId second = owner.ready(album, NOON, null);

    ApiResponse response = FUNCTION.call(listing.query("order", "added"));

    assertThat(Reading.ids(response)).isEqualTo(Reading.texts(List.of(second, first)));
  }

  @Test
  void showsWhatBecameOfUploads() {
    PhotoId _ = owner.ready(album);
    PhotoId _ = owner.failed(album);
    PhotoId _ = owner.expected(album);

    ApiResponse response = FUNCTION.call(listing.query("order", "added"));

    assertThat(response.body().path("items").findValuesAsText("status"))
        .containsExactly("expected", "failed", "ready");
    assertThat(response.text("/items/1/failure/code")).isEqualTo("unreadable");
  }

  @Test
  void showsThreeRenditionsNeverLargerThanTheirNames() {
    PhotoId photo = owner.ready(album);

    ApiResponse response = FUNCTION.call(listing);

    JsonNode renditions = response.body().at("/items/0/renditions");
    assertThat(renditions.at("/small/width").asInt()).isEqualTo(256);
    assertThat(renditions.at("/medium/width").asInt()).isEqualTo(640);
    assertThat(renditions.at("/large/height").asInt()).isEqualTo(1200);
    assertThat(renditions.at("/large/url").asText()).contains(photo + "/large.jpg?");
  }

  @Test
  void listsNoPhotoThatIsInTheTrash() {
    PhotoId trashed = owner.ready(album);
    Owner.repository(Photos.class).trashOne(trashed, CLOCK.instant());

    ApiResponse response = FUNCTION.call(listing);

    assertThat(response.body().path("items")).isEmpty();
  }

  @Test
  void walksOnceThroughPhotosOfFewMomentsWhileOthersAreAdded() {
    List<PhotoId> before = photosOfFewMoments(300);
    List<PhotoId> added = new ArrayList<>();

    List<String> listed =
        Reading.walk(
            listing.query("limit", "7"),
            () -> added.addAll(List.of(taken(NOON.minusYears(1)), taken(NOON.plusYears(1)))));

    assertThat(listed).doesNotHaveDuplicates().containsAll(Reading.texts(before));
    assertThat(added).hasSizeGreaterThan(80);
    assertThat(listed).doesNotContain(added.get(1).toString());
  }

  @Test
  void walksOnceThroughPhotosByArrivalWhileOthersAreAdded() {
    List<PhotoId> before = photosOfFewMoments(300);

    List<String> listed =
        Reading.walk(
            listing.query("order", "added").query("limit", "11"),
            () -> {
              PhotoId _ = taken(NOON);
            });

    assertThat(listed).isEqualTo(Reading.texts(before.reversed()));
  }

  @Test
  void endsThePagesWithNoCursorWhenTheLastIsFull() {
    List<PhotoId> all = photosOfFewMoments(4);

    ApiResponse response = FUNCTION.call(listing.query("limit", "4"));

    assertThat(Reading.ids(response)).hasSize(all.size());
    assertThat(response.body().path("nextCursor").isNull()).isTrue();
  }

  private List<PhotoId> photosOfFewMoments(int count) {
    Random random = new Random(7);
    List<PhotoId> photos = new ArrayList<>();
    Owner.together(
        () -> {
          for (int i = 0; i < count; i++) {
            photos.add(taken(NOON.plusSeconds(random.nextInt(5))));
          }
        });
    return photos;
  }

  private PhotoId taken(LocalDateTime moment) {
    return owner.ready(album, moment, null);
  }
}
