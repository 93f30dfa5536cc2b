package wxalbum.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wxalbum.database.Schema;
import wxalbum.embedded.DatabaseAddress;
import wxalbum.http.Json;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.Contract;
import wxalbum.testing.TestCloud;

/**
 * Sends secrets through every route and event of every function, also during failures, and checks
 * that nothing of them is written.
 */
class NoSecretsTest {
  private final Secrets secrets = new Secrets();
  private final SecretWatch watch = new SecretWatch(secrets);
  private final SecretRequests requests = new SecretRequests(secrets);

  @Test
  void writesNoneOnAGoodDay() throws Exception {
    TreeSet<String> uncalled = new TreeSet<>(Contract.routes());

    watch.writesNone(
        Map.of(),
        cloud -> {
          uncalled.addAll(cloud.names());
          new SecretJourney(cloud, secrets).everything();
          uncalled.removeAll(cloud.called());
        });

    assertThat(uncalled).isEmpty();
  }

  @Test
  void writesNoneOfWhatItRefuses() throws Exception {
    watch.writesNone(
        Map.of(),
        cloud ->
            cloud
                .routes()
                .forEach(
                    route ->
                        requests.broken(route).forEach(event -> cloud.response(route, event))));
  }

  @Test
  void writesNoneOfEventsThatItCannotRead() throws Exception {
    watch.writesNone(
        Map.of(),
        cloud ->
            SecretRequests.brokenArrivals().forEach(event -> cloud.invoke("thumbnail", event)));
  }

  @Test
  void writesNoneOfFilesThatAreNoPictures() throws Exception {
    watch.writesNone(
        Map.of(),
        cloud -> {
          SecretJourney journey = new SecretJourney(cloud, secrets);
          String album = journey.album();
          journey.upload(album, Secrets.FILE_CONTENT.getBytes(StandardCharsets.UTF_8));
          byte[] truncatedJpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 4, 1, 1};
          journey.upload(album, SecretJourney.withPosition(truncatedJpeg));
        });
  }

  @Test
  void writesNoneWhenTheDatabaseHasNoTables() throws Exception {
    watch.writesNone(
        Map.of("DATABASE_URL", schema("no_tables").url()),
        cloud -> {
          cloud.routes().forEach(route -> cloud.call(requests.wellFormed(route)));
          cloud.invoke("thumbnail", SecretRequests.arrival(original()));
        });
  }

  @Test
  void writesNoneOfTheRowsThatTheDatabaseQuotes() throws Exception {
    DatabaseAddress uniqueTitles = schema("quoting");
    var _ = Schema.migrate(uniqueTitles.url(), uniqueTitles.user(), uniqueTitles.password());
    uniqueTitles.execute("alter table albums add unique (title), add unique (description)");

    watch.writesNone(
        Map.of("DATABASE_URL", uniqueTitles.url()),
        cloud -> {
          assertThat(new SecretJourney(cloud, secrets).album()).isNotEmpty();
          assertThat(new SecretJourney(cloud, secrets).album()).isEmpty();
        });
  }

  @Test
  void writesNoneWhenTheDatabaseIsAway() throws Exception {
    List<String> oneOfEach =
        List.of(
            "GET /me",
            "POST /albums",
            "POST /albums/{albumId}/uploads",
            "POST /shared/{token}/open");

    watch.writesNone(
        Map.of("DATABASE_URL", "jdbc:mariadb://127.0.0.1:1/wxalbum"),
        cloud ->
            Stream.concat(
                    oneOfEach.stream()
                        .<Runnable>map(route -> () -> cloud.call(requests.wellFormed(route))),
                    Stream.of(() -> cloud.invoke("thumbnail", SecretRequests.arrival(original()))))
                .parallel()
                .forEach(Runnable::run));
  }

  @Test
  void writesNoneWhenTheSchemaCannotBeBroughtUpToDate() throws Exception {
    DatabaseAddress occupied = schema("occupied");
    occupied.execute("create table if not exists foreign_table (id int)");

    watch.writesNone(
        Map.of("DATABASE_URL", occupied.url()),
        cloud -> assertThat(cloud.invoke("migrate", Json.write(Secrets.ALL_SENT))).isEmpty());
  }

  @Test
  void writesNoneWhenStorageIsOverburdened() throws Exception {
    String response =
        "<Error><Code>SlowDown</Code><Message>" + Secrets.ALL_SENT + "</Message></Error>";
    String key = original();

    try (Canned storage = Canned.answering(503, response)) {
      watch.writesNone(
          Map.of("STORAGE_ENDPOINT", storage.address()),
          cloud -> {
            SecretJourney journey = new SecretJourney(cloud, secrets);
            String album = journey.album();
            String expected = journey.form(album, new byte[10]).at("/fields/key").asText();
            assertThat(cloud.invoke("thumbnail", SecretRequests.arrival(expected)))
                .contains("message-0");
            cloud.invoke("thumbnail", SecretRequests.arrival(key));
            cloud.call(ApiRequest.to("GET /health"));
          });
    }
  }

  private static String original() {
    return "originals/01KQH5Z0000000000000000000/01KQH5Z8M0000000000000000A";
  }

  /** Returns an additional schema beside that of the tests. */
  private static DatabaseAddress schema(String name) {
    return TestCloud.shared().database().schema(name);
  }
}
