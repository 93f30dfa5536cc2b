package wxalbum.listalbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.listalbum.Reading.CLOCK;
import static wxalbum.listalbum.Reading.FUNCTION;
import static wxalbum.listalbum.Reading.ORIGINAL;
import static wxalbum.listalbum.Reading.PHOTO;
import static wxalbum.listalbum.Reading.TRASH;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.AlbumId;
import wxalbum.album.Exif;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.Owner;

class PhotoTest {
  private final Owner owner = new Owner(CLOCK);
  private final AlbumId album = owner.album("album");
  private final Photos photos = Owner.repository(Photos.class);

  @Test
  void showsAPhotoWithWhatItsCameraSays() {
    PhotoId photo = owner.ready(album);
    photos.writeExif(
        photo, new Exif("Apple iPhone 15", null, 0.004, 1.6, 50, 5.96, 30.2592, 120.1486));

    ApiResponse response = FUNCTION.call(owner.asks(PHOTO).path("photoId", photo));

    assertThat(response.text("/exif/camera")).isEqualTo("Apple iPhone 15");
    assertThat(response.body().at("/exif/lens").isNull()).isTrue();
    assertThat(response.body().at("/exif/exposureSeconds").asDouble()).isEqualTo(0.004);
    assertThat(response.body().at("/exif/position/latitude").asDouble()).isEqualTo(30.2592);
    assertThat(response.text("/takenAt")).endsWith("+08:00");
  }

  @Test
  void showsAPhotoWhoseCameraSaysNothing() {
    PhotoId photo = owner.expected(album);

    ApiResponse response = FUNCTION.call(owner.asks(PHOTO).path("photoId", photo));

    assertThat(response.text("/status")).isEqualTo("expected");
    assertThat(response.body().at("/exif/position").isNull()).isTrue();
  }

  @Test
  void signsTheOriginalOfAPhoto() {
    PhotoId photo = owner.ready(album);

    ApiResponse response = FUNCTION.call(owner.asks(ORIGINAL).path("photoId", photo));

    assertThat(response.text("/url")).contains("/originals/" + album + "/" + photo + "?");
  }

  @Test
  void signsTheOriginalOfAPhotoThatFailed() {
    PhotoId photo = owner.failed(album);

    ApiResponse response = FUNCTION.call(owner.asks(ORIGINAL).path("photoId", photo));

    assertThat(response.status()).isEqualTo(200);
  }

  @Test
  void hasNoOriginalBeforeThePhotoArrives() {
    PhotoId photo = owner.expected(album);

    ApiResponse response = FUNCTION.call(owner.asks(ORIGINAL).path("photoId", photo));

    assertThat(response.code()).isEqualTo("not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {PHOTO, ORIGINAL})
  void hidesAPhotoThatIsInTheTrash(String route) {
    PhotoId photo = owner.ready(album);
    photos.trashOne(photo, CLOCK.instant());

    ApiResponse response = FUNCTION.call(owner.asks(route).path("photoId", photo));

    assertThat(response.code()).isEqualTo("not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {PHOTO, ORIGINAL})
  void hidesThePhotoOfSomebodyElse(String route) {
    Owner other = new Owner(CLOCK);
    PhotoId photo = other.ready(other.album("album of another user"));

    ApiResponse response = FUNCTION.call(owner.asks(route).path("photoId", photo));

    assertThat(response.code()).isEqualTo("not-found");
  }

  @Test
  void listsTheTrashWithTheMomentOfItsEnd() {
    PhotoId photo = owner.ready(album);
    photos.trashOne(photo, CLOCK.instant());

    ApiResponse response = FUNCTION.call(owner.asks(TRASH));

    Instant deletedAt = Instant.parse(response.text("/items/0/deletedAt"));
    assertThat(Reading.ids(response)).containsExactly(photo.toString());
    assertThat(deletedAt).isEqualTo(CLOCK.instant());
    assertThat(response.text("/items/0/purgeAt"))
        .isEqualTo(deletedAt.plus(Duration.ofDays(30)).toString());
  }

  @Test
  void listsInTheTrashWhatMayStillBeRestored() {
    PhotoId restorable = owner.ready(album);
    PhotoId expired = owner.ready(album);
    photos.trashOne(restorable, CLOCK.instant().minus(Photo.TRASH).plusSeconds(1));
    photos.trashOne(expired, CLOCK.instant().minus(Photo.TRASH));

    ApiResponse response = FUNCTION.call(owner.asks(TRASH));

    assertThat(Reading.ids(response)).containsExactly(restorable.toString());
  }

  @Test
  void walksThroughATrashThatWasFilledAtOnce() {
    List<PhotoId> trashed = new ArrayList<>();
    Owner.together(
        () -> {
          for (int i = 0; i < 40; i++) {
            trashed.add(owner.ready(album));
          }
          photos.trashMany(trashed, CLOCK.instant());
        });

    List<String> listed = Reading.walk(owner.asks(TRASH).query("limit", "9"), () -> {});

    assertThat(listed).isEqualTo(Reading.texts(trashed.reversed()));
  }

  @Test
  void keepsTheTrashOfOthersToThemselves() {
    Owner other = new Owner(CLOCK);
    photos.trashOne(other.ready(other.album("album of another user")), CLOCK.instant());

    ApiResponse response = FUNCTION.call(owner.asks(TRASH));

    assertThat(response.body().path("items")).isEmpty();
  }
}
