package wxalbum.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.upload.UploadFixture.file;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import wxalbum.album.Ids;
import wxalbum.album.Photo;
import wxalbum.album.PhotoStatus;
import wxalbum.testkit.PhotoBuilder;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** Tests requests that a client repeats under the same {@code Idempotency-Key}. */
class ReissueUploadFormsTest {
  private final UploadFixture fixture = new UploadFixture();

  @Test
  void returnsSamePhotosWhenFilesHaveNoDigest() {
    TestRequest request =
        fixture.uploadRequest(file(10), file(20)).header("idempotency-key", "once");

    TestResponse first = fixture.function.call(request);
    TestResponse second = fixture.function.call(request);

    assertThat(second.textAt("/uploads/0/photoId")).isEqualTo(first.textAt("/uploads/0/photoId"));
    assertThat(second.textAt("/uploads/1/photoId")).isEqualTo(first.textAt("/uploads/1/photoId"));
    assertThat(second.textAt("/uploads/1/fields/policy")).isNotEmpty();
  }

  @Test
  void savesNoPartOfForm() throws Exception {
    TestResponse response =
        fixture.function.call(fixture.uploadRequest(file(10)).header("idempotency-key", "no-form"));

    String row = readIdempotencyRecord("no-form");

    assertThat(row).contains("|201|" + response.textAt("/uploads/0/photoId") + "|");
    assertThat(row)
        .doesNotContain(
            response.textAt("/uploads/0/fields/policy"),
            response.textAt("/uploads/0/fields/x-amz-signature"),
            response.textAt("/uploads/0/fields/x-amz-credential"),
            response.textAt("/uploads/0/url"));
  }

  @Test
  void resetsFailedPhotoToPending() {
    TestRequest request = fixture.uploadRequest(file(10)).header("idempotency-key", "once");
    TestResponse first = fixture.function.call(request);
    fixture.albumFixture.users().commitReservation(fixture.albumFixture.userId(), 10);
    fixture
        .albumFixture
        .photos()
        .markFailed(fixture.findPhoto(first, 0).id(), PhotoBuilder.FAILURE, "etag");

    TestResponse second = fixture.function.call(request);

    Photo photo = fixture.findPhoto(first, 0);
    assertThat(second.textAt("/uploads/0/status")).isEqualTo("expected");
    assertThat(second.textAt("/uploads/0/photoId")).isEqualTo(photo.id().toString());
    assertThat(photo.status()).isEqualTo(PhotoStatus.EXPECTED);
    assertThat(photo.failure()).isNull();
    assertThat(photo.uploadRequestId()).isEqualTo(second.headers().get("x-request-id"));
  }

  @Test
  void reservesBytesOfFailedPhotoOnce() {
    TestRequest request = fixture.uploadRequest(file(10)).header("idempotency-key", "once");
    TestResponse first = fixture.function.call(request);
    fixture.albumFixture.users().commitReservation(fixture.albumFixture.userId(), 10);
    fixture
        .albumFixture
        .photos()
        .markFailed(fixture.findPhoto(first, 0).id(), PhotoBuilder.FAILURE, "etag");

    var _ = fixture.function.call(request);
    var _ = fixture.function.call(request);

    assertThat(fixture.albumFixture.users().find(fixture.albumFixture.userId()).orElseThrow())
        .extracting("photoCount", "bytesStored", "bytesReserved")
        .containsExactly(0, 0L, 10L);
  }

  /** If the response said duplicate, the client would not send the file that the album lacks. */
  @Test
  void rejectsKeyWhenPhotoIsDeleted() {
    TestRequest request = fixture.uploadRequest(file(10)).header("idempotency-key", "once");
    Photo photo = fixture.findPhoto(fixture.function.call(request), 0);
    deletePhoto(photo);

    TestResponse second = fixture.function.call(request);

    assertThat(second.problemCode()).isEqualTo("conflict");
  }

  /** The photo of a duplicate can be read, and a photo in the trash cannot. */
  @Test
  void rejectsKeyWhenPhotoIsInTrash() {
    TestRequest request =
        fixture.uploadRequest(file(10), file(11)).header("idempotency-key", "once");
    TestResponse first = fixture.function.call(request);
    fixture.albumFixture.photos().moveToTrash(fixture.findPhoto(first, 1).id(), Instant.now());

    TestResponse second = fixture.function.call(request);

    assertThat(second.problemCode()).isEqualTo("conflict");
  }

  @Test
  void returnsNotFoundWhenAlbumIsDeleted() {
    TestRequest request = fixture.uploadRequest(file(10)).header("idempotency-key", "once");
    var _ = fixture.function.call(request);
    fixture.albumFixture.albums().delete(fixture.albumFixture.albumId(), Instant.now());

    TestResponse second = fixture.function.call(request);

    assertThat(second.problemCode()).isEqualTo("not-found");
  }

  private void deletePhoto(Photo photo) {
    String id = photo.id().value().toString().replace("-", "");
    fixture.cloud.database().execute("delete from photos where id = x'%s'".formatted(id));
  }

  /** Returns all columns of the record of a key, each followed by a bar. */
  private String readIdempotencyRecord(String key) throws SQLException {
    try (Connection connection = fixture.cloud.database().connect();
        PreparedStatement select =
            connection.prepareStatement(
                "select * from idempotency_records where scope_id = ? and request_key = ?")) {
      select.setBytes(1, Ids.toBytes(fixture.albumFixture.userId().value()));
      select.setString(2, key);
      ResultSet row = select.executeQuery();
      assertThat(row.next()).isTrue();
      StringBuilder text = new StringBuilder();
      for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
        text.append(row.getString(column)).append('|');
      }
      return text.toString();
    }
  }
}
