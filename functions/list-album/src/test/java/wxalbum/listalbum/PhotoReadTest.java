package wxalbum.listalbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.listalbum.ListAlbumFixture.CLOCK;
import static wxalbum.listalbum.ListAlbumFixture.FUNCTION;
import static wxalbum.listalbum.ListAlbumFixture.ORIGINAL;
import static wxalbum.listalbum.ListAlbumFixture.PHOTO;
import static wxalbum.listalbum.ListAlbumFixture.TRASH;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.AlbumId;
import wxalbum.album.Exif;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.Photos;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.TestResponse;

class PhotoReadTest {
  private final OwnerFixture owner = new OwnerFixture(CLOCK);
  private final AlbumId album = owner.createAlbum("album");
  private final Photos photos = OwnerFixture.repository(Photos.class);

  @Test
  void returnsPhotoWithExif() {
    PhotoId photo = owner.createReadyPhoto(album);
    photos.saveExif(
        photo, new Exif("Apple iPhone 15", null, 0.004, 1.6, 50, 5.96, 30.2592, 120.1486));

    TestResponse response = FUNCTION.call(owner.request(PHOTO).pathParam("photoId", photo));

    assertThat(response.textAt("/exif/camera")).isEqualTo("Apple iPhone 15");
    assertThat(response.body().at("/exif/lens").isNull()).isTrue();
    assertThat(response.body().at("/exif/exposureSeconds").asDouble()).isEqualTo(0.004);
    assertThat(response.body().at("/exif/position/latitude").asDouble()).isEqualTo(30.2592);
    assertThat(response.textAt("/takenAt")).endsWith("+08:00");
  }

  @Test
  void returnsEmptyExifForExpectedPhoto() {
    PhotoId photo = owner.createExpectedPhoto(album);

    TestResponse response = FUNCTION.call(owner.request(PHOTO).pathParam("photoId", photo));

    assertThat(response.textAt("/status")).isEqualTo("expected");
    assertThat(response.body().at("/exif/position").isNull()).isTrue();
  }

  @Test
  void signsOriginalOfReadyPhoto() {
    PhotoId photo = owner.createReadyPhoto(album);

    TestResponse response = FUNCTION.call(owner.request(ORIGINAL).pathParam("photoId", photo));

    assertThat(response.textAt("/url")).contains("/originals/" + album + "/" + photo + "?");
  }

  @Test
  void signsOriginalOfFailedPhoto() {
    PhotoId photo = owner.createFailedPhoto(album);

    TestResponse response = FUNCTION.call(owner.request(ORIGINAL).pathParam("photoId", photo));

    assertThat(response.status()).isEqualTo(200);
  }

  @Test
  void returnsNotFoundForOriginalBeforeUpload() {
    PhotoId photo = owner.createExpectedPhoto(album);

    TestResponse response = FUNCTION.call(owner.request(ORIGINAL).pathParam("photoId", photo));

    assertThat(response.problemCode()).isEqualTo("not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {PHOTO, ORIGINAL})
  void returnsNotFoundForPhotoInTrash(String route) {
    PhotoId photo = owner.createReadyPhoto(album);
    photos.moveToTrash(photo, CLOCK.instant());

    TestResponse response = FUNCTION.call(owner.request(route).pathParam("photoId", photo));

    assertThat(response.problemCode()).isEqualTo("not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {PHOTO, ORIGINAL})
  void returnsNotFoundForPhotoOfAnotherUser(String route) {
    OwnerFixture other = new OwnerFixture(CLOCK);
    PhotoId photo = other.createReadyPhoto(other.createAlbum("album of another user"));

    TestResponse response = FUNCTION.call(owner.request(route).pathParam("photoId", photo));

    assertThat(response.problemCode()).isEqualTo("not-found");
  }

  @Test
  void listsTrashWithPurgeTime() {
    PhotoId photo = owner.createReadyPhoto(album);
    photos.moveToTrash(photo, CLOCK.instant());

    TestResponse response = FUNCTION.call(owner.request(TRASH));

    Instant deletedAt = Instant.parse(response.textAt("/items/0/deletedAt"));
    assertThat(ListAlbumFixture.itemIds(response)).containsExactly(photo.toString());
    assertThat(deletedAt).isEqualTo(CLOCK.instant());
    assertThat(response.textAt("/items/0/purgeAt"))
        .isEqualTo(deletedAt.plus(Duration.ofDays(30)).toString());
  }

  @Test
  void omitsExpiredPhotosFromTrash() {
    PhotoId restorable = owner.createReadyPhoto(album);
    PhotoId expired = owner.createReadyPhoto(album);
    photos.moveToTrash(
        restorable, CLOCK.instant().minus(PhotoLifecycle.TRASH_RETENTION).plusSeconds(1));
    photos.moveToTrash(expired, CLOCK.instant().minus(PhotoLifecycle.TRASH_RETENTION));

    TestResponse response = FUNCTION.call(owner.request(TRASH));

    assertThat(ListAlbumFixture.itemIds(response)).containsExactly(restorable.toString());
  }

  @Test
  void pagesThroughTrashWithEqualDeletionTimes() {
    List<PhotoId> trashed = new ArrayList<>();
    OwnerFixture.inTransaction(
        () -> {
          for (int i = 0; i < 40; i++) {
            trashed.add(owner.createReadyPhoto(album));
          }
          photos.moveAllToTrash(trashed, CLOCK.instant());
        });

    List<String> listed =
        ListAlbumFixture.readAllIds(owner.request(TRASH).queryParam("limit", "9"), () -> {});

    assertThat(listed).isEqualTo(ListAlbumFixture.toStrings(trashed.reversed()));
  }

  @Test
  void omitsTrashOfOtherUsers() {
    OwnerFixture other = new OwnerFixture(CLOCK);
    photos.moveToTrash(
        other.createReadyPhoto(other.createAlbum("album of another user")), CLOCK.instant());

    TestResponse response = FUNCTION.call(owner.request(TRASH));

    assertThat(response.body().path("items")).isEmpty();
  }
}
