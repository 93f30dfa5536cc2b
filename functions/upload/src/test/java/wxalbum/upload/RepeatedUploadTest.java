package wxalbum.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.upload.UploadAsks.file;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import wxalbum.album.Photo;
import wxalbum.album.PhotoStatus;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;

/** Tests requests that a client repeats under the same {@code Idempotency-Key}. */
class RepeatedUploadTest {
  private final UploadAsks asks = new UploadAsks();

  @Test
  void answersWithTheSamePhotosEvenWithoutDigests() {
    ApiRequest request = asks.ask(file(10), file(20)).header("idempotency-key", "once");

    ApiResponse first = asks.upload.call(request);
    ApiResponse second = asks.upload.call(request);

    assertThat(second.text("/uploads/0/photoId")).isEqualTo(first.text("/uploads/0/photoId"));
    assertThat(second.text("/uploads/1/photoId")).isEqualTo(first.text("/uploads/1/photoId"));
    assertThat(second.text("/uploads/1/fields/policy")).isNotEmpty();
  }

  @Test
  void expectsAFailedFileAgain() {
    ApiRequest request = asks.ask(file(10)).header("idempotency-key", "once");
    ApiResponse first = asks.upload.call(request);
    asks.rows.users().store(asks.rows.user(), 10);
    asks.rows.photos().markFailed(asks.photo(first, 0).id(), "unreadable", "No picture.", "etag");

    ApiResponse second = asks.upload.call(request);

    Photo photo = asks.photo(first, 0);
    assertThat(second.text("/uploads/0/status")).isEqualTo("expected");
    assertThat(second.text("/uploads/0/photoId")).isEqualTo(photo.id().toString());
    assertThat(photo.status()).isEqualTo(PhotoStatus.EXPECTED);
    assertThat(photo.failureCode()).isNull();
    assertThat(photo.uploadRequestId()).isEqualTo(second.headers().get("x-request-id"));
  }

  @Test
  void promisesWhatAFailedFileTook() {
    ApiRequest request = asks.ask(file(10)).header("idempotency-key", "once");
    ApiResponse first = asks.upload.call(request);
    asks.rows.users().store(asks.rows.user(), 10);
    asks.rows.photos().markFailed(asks.photo(first, 0).id(), "unreadable", "No picture.", "etag");

    var _ = asks.upload.call(request);
    var _ = asks.upload.call(request);

    assertThat(asks.rows.users().find(asks.rows.user()).orElseThrow())
        .extracting("photos", "bytesStored", "bytesExpected")
        .containsExactly(0, 0L, 10L);
  }

  @Test
  void givesNoFormWhenThePhotoIsInTheTrash() {
    ApiRequest request = asks.ask(file(10)).header("idempotency-key", "once");
    ApiResponse first = asks.upload.call(request);
    asks.rows.photos().trashOne(asks.photo(first, 0).id(), Instant.now());

    ApiResponse second = asks.upload.call(request);

    assertThat(second.text("/uploads/0/status")).isEqualTo("duplicate");
  }

  /** If the response said duplicate, the client would not send the file that the album lacks. */
  @Test
  void refusesAKeyWhosePhotoIsForgotten() {
    ApiRequest request = asks.ask(file(10)).header("idempotency-key", "once");
    Photo photo = asks.photo(asks.upload.call(request), 0);
    forget(photo);

    ApiResponse second = asks.upload.call(request);

    assertThat(second.code()).isEqualTo("conflict");
  }

  private void forget(Photo photo) {
    String id = photo.id().value().toString().replace("-", "");
    asks.cloud.database().execute("delete from photos where id = x'%s'".formatted(id));
  }
}
