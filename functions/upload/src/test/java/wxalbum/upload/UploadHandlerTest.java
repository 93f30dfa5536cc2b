package wxalbum.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.testing.AlbumFixture.NOON;
import static wxalbum.upload.UploadAsks.BYTES;
import static wxalbum.upload.UploadAsks.SHA256;
import static wxalbum.upload.UploadAsks.file;
import static wxalbum.upload.UploadAsks.with;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoStatus;
import wxalbum.album.TakenAtSource;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.FormPost;

/** Tests the responses to accepted upload requests. */
class UploadHandlerTest {
  private final UploadAsks asks = new UploadAsks();

  @Test
  void answersEachFileWithAFormInTheOrderAsked() {
    ApiResponse response = asks.upload.call(asks.ask(file(10), file(20)));

    assertThat(response.status()).isEqualTo(201);
    assertThat(asks.photo(response, 0).bytes()).isEqualTo(10);
    assertThat(asks.photo(response, 1).bytes()).isEqualTo(20);
    assertThat(asks.photo(response, 0).status()).isEqualTo(PhotoStatus.EXPECTED);
  }

  @Test
  void givesAFormThatStorageTakes() throws Exception {
    ApiResponse response = asks.upload.call(asks.ask(with(file(BYTES.length), "sha256", SHA256)));

    HttpResponse<String> posted = asks.post(response, BYTES);

    assertThat(posted.statusCode()).isEqualTo(201);
  }

  @Test
  void givesAFormThatTakesNoLongerFile() throws Exception {
    ApiResponse response = asks.upload.call(asks.ask(file(BYTES.length - 1)));

    HttpResponse<String> posted = asks.post(response, BYTES);

    assertThat(posted.body()).contains("EntityTooLarge");
  }

  @Test
  void givesAFormThatTakesNoOtherKey() throws Exception {
    ApiResponse response = asks.upload.call(asks.ask(file(BYTES.length)));
    Map<String, String> fields = UploadAsks.fields(response);
    fields.put("key", fields.get("key") + "x");

    HttpResponse<String> posted =
        FormPost.send(URI.create(response.text("/uploads/0/url")), fields, "file", BYTES);

    assertThat(posted.statusCode()).isEqualTo(403);
  }

  @Test
  void givesAFormThatLivesFifteenMinutes() {
    Instant before = Instant.now();

    ApiResponse response = asks.upload.call(asks.ask(file(10)));

    assertThat(Instant.parse(response.text("/uploads/0/expiresAt")))
        .isBetween(
            before.plus(Duration.ofMinutes(15)).minusSeconds(1),
            Instant.now().plus(Duration.ofMinutes(15)));
  }

  @Test
  void answersAFileThatTheAlbumHasWithThePhotoThatStands() {
    ApiResponse first = asks.upload.call(asks.ask(with(file(10), "sha256", SHA256)));
    asks.rows.markReady(asks.photo(first, 0).id(), NOON);

    ApiResponse second = asks.upload.call(asks.ask(with(file(10), "sha256", SHA256)));

    assertThat(second.text("/uploads/0/status")).isEqualTo("duplicate");
    assertThat(second.text("/uploads/0/photoId")).isEqualTo(first.text("/uploads/0/photoId"));
  }

  @Test
  void answersAFileThatHasNotArrivedWithTheSamePhotoAndAFreshForm() {
    ApiResponse first = asks.upload.call(asks.ask(with(file(10), "sha256", SHA256)));

    ApiResponse second = asks.upload.call(asks.ask(with(file(10), "sha256", SHA256)));

    assertThat(second.text("/uploads/0/status")).isEqualTo("expected");
    assertThat(second.text("/uploads/0/photoId")).isEqualTo(first.text("/uploads/0/photoId"));
    assertThat(asks.rows.users().find(asks.rows.user()).orElseThrow().bytesExpected())
        .isEqualTo(10);
  }

  @Test
  void answersOneFileAskedTwiceInOneRequestWithOnePhoto() {
    ApiResponse response =
        asks.upload.call(
            asks.ask(with(file(10), "sha256", SHA256), with(file(10), "sha256", SHA256)));

    assertThat(response.text("/uploads/0/photoId")).isEqualTo(response.text("/uploads/1/photoId"));
    assertThat(asks.rows.users().find(asks.rows.user()).orElseThrow().bytesExpected())
        .isEqualTo(10);
  }

  @Test
  void expectsAFailedFileAgainUnderItsPhoto() {
    ApiResponse first = asks.upload.call(asks.ask(with(file(10), "sha256", SHA256)));
    PhotoId id = asks.photo(first, 0).id();
    asks.rows.users().store(asks.rows.user(), 10);
    asks.rows
        .photos()
        .markFailed(id, "checksum-mismatch", "The file is not the one announced.", "etag");

    ApiResponse second = asks.upload.call(asks.ask(with(file(10), "sha256", SHA256)));

    assertThat(second.text("/uploads/0/photoId")).isEqualTo(id.toString());
    assertThat(asks.rows.photos().find(id).orElseThrow().status()).isEqualTo(PhotoStatus.EXPECTED);
    assertThat(asks.rows.users().find(asks.rows.user()).orElseThrow())
        .extracting("photos", "bytesStored", "bytesExpected")
        .containsExactly(0, 0L, 10L);
  }

  @Test
  void keepsWhatThePhoneKnowsOfTheMoment() {
    ApiResponse response =
        asks.upload.call(asks.ask(with(file(10), "takenAt", "2026-05-01T17:30:00+08:00")));

    assertThat(asks.photo(response, 0))
        .extracting("takenAt", "takenOffset", "takenSource")
        .containsExactly(LocalDateTime.of(2026, 5, 1, 17, 30), 480, TakenAtSource.CLIENT);
  }
}
