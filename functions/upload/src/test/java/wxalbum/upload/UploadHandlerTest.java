package wxalbum.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.testkit.AlbumFixture.NOON;
import static wxalbum.upload.UploadFixture.BYTES;
import static wxalbum.upload.UploadFixture.SHA256;
import static wxalbum.upload.UploadFixture.file;
import static wxalbum.upload.UploadFixture.with;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoStatus;
import wxalbum.album.TakenAtSource;
import wxalbum.testkit.MultipartForm;
import wxalbum.testkit.PhotoBuilder;
import wxalbum.testkit.TestResponse;

/** Tests the responses to accepted upload requests. */
class UploadHandlerTest {
  private final UploadFixture fixture = new UploadFixture();

  @Test
  void returnsOneFormPerFileInRequestOrder() {
    TestResponse response = fixture.function.call(fixture.uploadRequest(file(10), file(20)));

    assertThat(response.status()).isEqualTo(201);
    assertThat(fixture.findPhoto(response, 0).original().bytes()).isEqualTo(10);
    assertThat(fixture.findPhoto(response, 1).original().bytes()).isEqualTo(20);
    assertThat(fixture.findPhoto(response, 0).status()).isEqualTo(PhotoStatus.EXPECTED);
  }

  @Test
  void returnsFormThatStorageAccepts() throws Exception {
    TestResponse response =
        fixture.function.call(fixture.uploadRequest(with(file(BYTES.length), "sha256", SHA256)));

    HttpResponse<String> posted = fixture.postFile(response, BYTES);

    assertThat(posted.statusCode()).isEqualTo(201);
  }

  @Test
  void returnsFormThatRejectsLargerFile() throws Exception {
    TestResponse response = fixture.function.call(fixture.uploadRequest(file(BYTES.length - 1)));

    HttpResponse<String> posted = fixture.postFile(response, BYTES);

    assertThat(posted.body()).contains("EntityTooLarge");
  }

  @Test
  void returnsFormThatRejectsOtherKey() throws Exception {
    TestResponse response = fixture.function.call(fixture.uploadRequest(file(BYTES.length)));
    Map<String, String> fields = UploadFixture.formFields(response);
    fields.put("key", fields.get("key") + "x");

    HttpResponse<String> posted =
        MultipartForm.send(URI.create(response.textAt("/uploads/0/url")), fields, "file", BYTES);

    assertThat(posted.statusCode()).isEqualTo(403);
  }

  @Test
  void returnsFormValidForFifteenMinutes() {
    Instant before = Instant.now();

    TestResponse response = fixture.function.call(fixture.uploadRequest(file(10)));

    assertThat(Instant.parse(response.textAt("/uploads/0/expiresAt")))
        .isBetween(
            before.plus(Duration.ofMinutes(15)).minusSeconds(1),
            Instant.now().plus(Duration.ofMinutes(15)));
  }

  @Test
  void returnsDuplicateWhenAlbumHasFile() {
    TestResponse first =
        fixture.function.call(fixture.uploadRequest(with(file(10), "sha256", SHA256)));
    fixture.albumFixture.markReady(fixture.findPhoto(first, 0).id(), NOON);

    TestResponse second =
        fixture.function.call(fixture.uploadRequest(with(file(10), "sha256", SHA256)));

    assertThat(second.textAt("/uploads/0/status")).isEqualTo("duplicate");
    assertThat(second.textAt("/uploads/0/photoId")).isEqualTo(first.textAt("/uploads/0/photoId"));
  }

  @Test
  void returnsNewFormForSamePhotoWhenPending() {
    TestResponse first =
        fixture.function.call(fixture.uploadRequest(with(file(10), "sha256", SHA256)));

    TestResponse second =
        fixture.function.call(fixture.uploadRequest(with(file(10), "sha256", SHA256)));

    assertThat(second.textAt("/uploads/0/status")).isEqualTo("expected");
    assertThat(second.textAt("/uploads/0/photoId")).isEqualTo(first.textAt("/uploads/0/photoId"));
    assertThat(
            fixture
                .albumFixture
                .users()
                .find(fixture.albumFixture.userId())
                .orElseThrow()
                .bytesReserved())
        .isEqualTo(10);
  }

  @Test
  void returnsOnePhotoWhenFileIsRequestedTwice() {
    TestResponse response =
        fixture.function.call(
            fixture.uploadRequest(
                with(file(10), "sha256", SHA256), with(file(10), "sha256", SHA256)));

    assertThat(response.textAt("/uploads/0/photoId"))
        .isEqualTo(response.textAt("/uploads/1/photoId"));
    assertThat(
            fixture
                .albumFixture
                .users()
                .find(fixture.albumFixture.userId())
                .orElseThrow()
                .bytesReserved())
        .isEqualTo(10);
  }

  @Test
  void resetsFailedPhotoToPending() {
    TestResponse first =
        fixture.function.call(fixture.uploadRequest(with(file(10), "sha256", SHA256)));
    PhotoId id = fixture.findPhoto(first, 0).id();
    fixture.albumFixture.users().commitReservation(fixture.albumFixture.userId(), 10);
    fixture.albumFixture.photos().markFailed(id, PhotoBuilder.FAILURE, "etag");

    TestResponse second =
        fixture.function.call(fixture.uploadRequest(with(file(10), "sha256", SHA256)));

    assertThat(second.textAt("/uploads/0/photoId")).isEqualTo(id.toString());
    assertThat(fixture.albumFixture.photos().find(id).orElseThrow().status())
        .isEqualTo(PhotoStatus.EXPECTED);
    assertThat(fixture.albumFixture.users().find(fixture.albumFixture.userId()).orElseThrow())
        .extracting("photoCount", "bytesStored", "bytesReserved")
        .containsExactly(0, 0L, 10L);
  }

  @Test
  void storesCaptureTimeOfClient() {
    TestResponse response =
        fixture.function.call(
            fixture.uploadRequest(with(file(10), "takenAt", "2026-05-01T17:30:00+08:00")));

    assertThat(fixture.findPhoto(response, 0))
        .extracting(Photo::captureTime)
        .isEqualTo(
            new Photo.CaptureTime(LocalDateTime.of(2026, 5, 1, 17, 30), 480, TakenAtSource.CLIENT));
  }
}
