package wxalbum.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.Photo;
import wxalbum.album.PhotoStatus;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.SampleEventFiles;

class ThumbnailHandlerTest extends ThumbnailFixture {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"photos\"}",
        "{\"Records\":[{\"eventName\":\"ObjectRemoved:Delete\",\"s3\":{\"object\":{\"key\":\"x\"}}}]}",
        "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"object\":{\"key\":\"x%zz\"}}}]}",
        "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"object\":{\"key\":\"a+b/c\"}}}]}",
        "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\"}]}",
      })
  void ignoresUnrecognizedEvents(String body) {
    String response = thumbnail.invoke(UploadEvents.withBodies(List.of(body)));

    assertThat(response).isEqualTo(NO_FAILURES);
  }

  @Test
  void decodesKeysOfEvents() {
    Photo photo = uploadedPhoto(PHOTO);
    String encoded = photo.originalKey().toString().replace("/", "%2F");

    var _ = thumbnail.invoke(UploadEvents.forKeys(encoded));

    assertThat(findRow(photo).status()).isEqualTo(PhotoStatus.READY);
  }

  @Test
  void reportsMessageAsFailedWhenStorageFails() {
    Photo good = uploadedPhoto(PHOTO);
    Photo bad = uploadedPhoto(PHOTO);
    FunctionInvoker failing =
        new FunctionInvoker(
            new ThumbnailHandler(
                cloud.settings(), new TruncatingObjectStore(storage, bad.id()), Clock.systemUTC()));

    String response = failing.invoke(UploadEvents.forKeys(bad.originalKey(), good.originalKey()));

    assertThat(response).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"message-0\"}]}");
    assertThat(findRow(good).status()).isEqualTo(PhotoStatus.READY);
    assertThat(findRow(bad).status()).isEqualTo(PhotoStatus.EXPECTED);
  }

  /** The sweep replays fewer events for a photo whose earlier message failed. */
  @Test
  void capsReplaysWhenMessageIsRedelivered() throws Exception {
    Photo photo = uploadedPhoto(PHOTO);
    FunctionInvoker failing =
        new FunctionInvoker(
            new ThumbnailHandler(
                cloud.settings(),
                new TruncatingObjectStore(storage, photo.id()),
                Clock.systemUTC()));

    var _ = failing.invoke(UploadEvents.forKeys(photo.originalKey()));
    int afterFirstDelivery = replayCount(photo);
    var _ = failing.invoke(UploadEvents.redelivered(photo.originalKey()));
    int afterSecondDelivery = replayCount(photo);
    var _ = thumbnail.invoke(UploadEvents.redelivered(photo.originalKey()));

    assertThat(afterFirstDelivery).isZero();
    assertThat(afterSecondDelivery).isEqualTo(2);
    assertThat(replayCount(photo)).isZero();
  }

  @Test
  void reportsMessageAsFailedWhenBodyIsNotJson() {
    String response = thumbnail.invoke(UploadEvents.withBodies(List.of("{nonsense")));

    assertThat(response).contains("message-0");
  }

  @Test
  void acceptsSampleEvent() {
    String response = thumbnail.invoke(SampleEventFiles.read("thumbnail.json"));

    assertThat(response).isEqualTo(NO_FAILURES);
  }

  private int replayCount(Photo photo) throws SQLException {
    try (Connection connection = cloud.database().connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select replay_count from photos where id = x'%s'"
                    .formatted(photo.id().value().toString().replace("-", "")))) {
      row.next();
      return row.getInt(1);
    }
  }
}
