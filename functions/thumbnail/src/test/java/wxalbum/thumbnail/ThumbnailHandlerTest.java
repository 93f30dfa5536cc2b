package wxalbum.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

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
    String answer = thumbnail.invoke(Arrivals.messages(List.of(body)));

    assertThat(answer).isEqualTo(NO_FAILURES);
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
    FunctionDriver shaky =
        new FunctionDriver(
            new ThumbnailHandler(
                cloud.settings(), new ShakyStorage(storage, bad.id()), Clock.systemUTC()));

    String answer = shaky.invoke(Arrivals.of(bad.original(), good.original()));

    assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"message-0\"}]}");
    assertThat(row(good).status()).isEqualTo(PhotoStatus.READY);
    assertThat(row(bad).status()).isEqualTo(PhotoStatus.EXPECTED);
  }

  @Test
  void asksForAMessageAgainThatIsNoJson() {
    String answer = thumbnail.invoke(Arrivals.messages(List.of("{nonsense")));

    assertThat(answer).contains("message-0");
  }

  @Test
  void answersTheSampleEvent() {
    String answer = thumbnail.invoke(Events.sample("thumbnail.json"));

    assertThat(answer).isEqualTo(NO_FAILURES);
  }
}
