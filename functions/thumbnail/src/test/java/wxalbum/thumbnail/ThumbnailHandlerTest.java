package wxalbum.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.ObjectKey;
import wxalbum.album.Photo;
import wxalbum.album.PhotoStatus;
import wxalbum.album.Storage;
import wxalbum.testing.Events;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.TestContext;

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
            new ThumbnailHandler(cloud.settings(), failingAt(bad), Clock.systemUTC()));

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
  void endsWithOneSummaryLine() throws Exception {
    Photo photo = arrived(PHOTO);

    String log = logOf(Arrivals.of(photo.original()));

    assertThat(log.lines().filter(line -> line.contains("\"event\":\"invocation\"")))
        .singleElement()
        .asString()
        .contains("\"trigger\":\"storage-event\"", "\"outcome\":\"ready\"")
        .contains("\"photoId\":\"" + photo.id() + "\"", "\"albumId\":\"" + album + "\"")
        .contains(
            "\"fetch\":", "\"decode\":", "\"resize\":", "\"encode\":", "\"store\":", "\"db\":");
  }

  @Test
  void keepsKeysThatAreNotOursOutOfTheLog() throws Exception {
    String log = logOf(Arrivals.of("originals/IMG_0001.JPG"));

    assertThat(log).contains("left-alone").doesNotContain("IMG_0001");
  }

  @Test
  void answersTheSampleEvent() {
    String answer = thumbnail.invoke(Events.sample("thumbnail.json"));

    assertThat(answer).isEqualTo(NO_FAILURES);
  }

  /** What the function logs while it handles an event. */
  private String logOf(byte[] event) throws IOException {
    String requestId = UUID.randomUUID().toString();
    thumbnail
        .handler()
        .handleRequest(
            new ByteArrayInputStream(event),
            new ByteArrayOutputStream(),
            new TestContext(requestId));
    try (Stream<String> lines = Files.lines(Path.of(System.getProperty("wxalbum.log")))) {
      return lines.filter(line -> line.contains(requestId)).collect(Collectors.joining("\n"));
    }
  }

  /** Storage whose answer about one photo breaks off while it is read. */
  private Storage failingAt(Photo photo) {
    return new Storage() {
      @Override
      public Optional<StoredObject> read(ObjectKey key) {
        return storage
            .read(key)
            .map(
                object ->
                    key.photoId().equals(photo.id())
                        ? new StoredObject(
                            object.bytes(), object.etag(), new ByteArrayInputStream(new byte[9]))
                        : object);
      }

      @Override
      public void write(ObjectKey.Rendition key, byte[] jpeg) {
        storage.write(key, jpeg);
      }
    };
  }
}
