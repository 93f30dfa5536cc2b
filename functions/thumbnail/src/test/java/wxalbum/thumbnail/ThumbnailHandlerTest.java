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
import wxalbum.testing.Events;
import wxalbum.testing.FunctionDriver;

class ThumbnailHandlerTest extends ArrivalFixture {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"photos\"}",
        "{\"Records\":[{\"eventName\":\"ObjectRemoved:Delete\",\"s3\":{\"object\":{\"key\":\"x\"}}}]}",
        "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"object\":{\"key\":\"x%zz\"}}}]}",
        "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"object\":{\"key\":\"a+b/c\"}}}]}",
        "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\"}]}",
      })
  void leavesAloneWhatIsNotOurs(String body) {
    String response = thumbnail.invoke(Arrivals.messages(List.of(body)));

    assertThat(response).isEqualTo(NO_FAILURES);
  }

  @Test
  void readsKeysInTheEncodingOfEvents() {
    Photo photo = arrived(PHOTO);
    String encoded = photo.original().toString().replace("/", "%2F");

    var _ = thumbnail.invoke(Arrivals.of(encoded));

    assertThat(row(photo).status()).isEqualTo(PhotoStatus.READY);
  }

  @Test
  void asksForTheMessageAgainWhenStorageFails() {
    Photo good = arrived(PHOTO);
    Photo bad = arrived(PHOTO);
    FunctionDriver failing =
        new FunctionDriver(
            new ThumbnailHandler(
                cloud.settings(), new ShakyStorage(storage, bad.id()), Clock.systemUTC()));

    String response = failing.invoke(Arrivals.of(bad.original(), good.original()));

    assertThat(response).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"message-0\"}]}");
    assertThat(row(good).status()).isEqualTo(PhotoStatus.READY);
    assertThat(row(bad).status()).isEqualTo(PhotoStatus.EXPECTED);
  }

  /** The sweep replays fewer events for a photo whose earlier message failed. */
  @Test
  void notesThatAMessageCameToNoEndBefore() throws Exception {
    Photo photo = arrived(PHOTO);
    FunctionDriver failing =
        new FunctionDriver(
            new ThumbnailHandler(
                cloud.settings(), new ShakyStorage(storage, photo.id()), Clock.systemUTC()));

    var _ = failing.invoke(Arrivals.of(photo.original()));
    int afterFirstDelivery = announced(photo);
    var _ = failing.invoke(Arrivals.again(photo.original()));
    int afterSecondDelivery = announced(photo);
    var _ = thumbnail.invoke(Arrivals.again(photo.original()));

    assertThat(afterFirstDelivery).isZero();
    assertThat(afterSecondDelivery).isEqualTo(2);
    assertThat(announced(photo)).isZero();
  }

  @Test
  void asksForAMessageAgainThatIsNoJson() {
    String response = thumbnail.invoke(Arrivals.messages(List.of("{nonsense")));

    assertThat(response).contains("message-0");
  }

  @Test
  void answersTheSampleEvent() {
    String response = thumbnail.invoke(Events.sample("thumbnail.json"));

    assertThat(response).isEqualTo(NO_FAILURES);
  }

  private int announced(Photo photo) throws SQLException {
    try (Connection connection = cloud.database().connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select announced from photos where id = x'%s'"
                    .formatted(photo.id().value().toString().replace("-", "")))) {
      row.next();
      return row.getInt(1);
    }
  }
}
