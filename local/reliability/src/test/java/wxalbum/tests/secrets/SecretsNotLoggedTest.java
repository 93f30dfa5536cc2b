package wxalbum.tests.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wxalbum.database.Schema;
import wxalbum.embedded.DatabaseConnectionInfo;
import wxalbum.http.Json;
import wxalbum.testkit.FixedResponseServer;
import wxalbum.testkit.OpenApiContract;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;

/**
 * Sends secrets through every route and event of every function, also during failures, and checks
 * that nothing of them is written.
 */
class SecretsNotLoggedTest {
  private final KnownSecrets secrets = new KnownSecrets();
  private final SecretLogCheck logCheck = new SecretLogCheck(secrets);
  private final SecretRequests requests = new SecretRequests(secrets);

  @Test
  void logsNoSecretOfSuccessfulCalls() throws Exception {
    TreeSet<String> uncalled = new TreeSet<>(OpenApiContract.routes());

    logCheck.assertLogsNoSecret(
        Map.of(),
        cloud -> {
          uncalled.addAll(cloud.functionNames());
          new SecretScenario(cloud, secrets).callEverything();
          uncalled.removeAll(cloud.calledTargets());
        });

    assertThat(uncalled).isEmpty();
  }

  @Test
  void logsNoSecretOfRejectedRequests() throws Exception {
    logCheck.assertLogsNoSecret(
        Map.of(),
        cloud ->
            cloud
                .routeKeys()
                .forEach(
                    route ->
                        requests
                            .malformedEvents(route)
                            .forEach(event -> cloud.invokeRoute(route, event))));
  }

  @Test
  void logsNoSecretOfUnreadableEvents() throws Exception {
    logCheck.assertLogsNoSecret(
        Map.of(),
        cloud ->
            SecretRequests.malformedQueueEvents()
                .forEach(event -> cloud.invoke("thumbnail", event)));
  }

  @Test
  void logsNoSecretOfUndecodableFiles() throws Exception {
    logCheck.assertLogsNoSecret(
        Map.of(),
        cloud -> {
          SecretScenario journey = new SecretScenario(cloud, secrets);
          String album = journey.createAlbum();
          journey.upload(album, KnownSecrets.FILE_CONTENT.getBytes(StandardCharsets.UTF_8));
          byte[] truncatedJpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 4, 1, 1};
          journey.upload(album, SecretScenario.withGpsPosition(truncatedJpeg));
        });
  }

  @Test
  void logsNoSecretWhenTablesAreMissing() throws Exception {
    logCheck.assertLogsNoSecret(
        Map.of("DATABASE_URL", schema("no_tables").url()),
        cloud -> {
          cloud.routeKeys().forEach(route -> cloud.call(requests.valid(route)));
          cloud.invoke("thumbnail", SecretRequests.uploadEvent(originalKey()));
        });
  }

  @Test
  void logsNoRowQuotedByDatabaseError() throws Exception {
    DatabaseConnectionInfo uniqueTitles = schema("quoting");
    var _ = Schema.migrate(uniqueTitles.url(), uniqueTitles.user(), uniqueTitles.password());
    uniqueTitles.execute("alter table albums add unique (title), add unique (description)");

    logCheck.assertLogsNoSecret(
        Map.of("DATABASE_URL", uniqueTitles.url()),
        cloud -> {
          assertThat(new SecretScenario(cloud, secrets).createAlbum()).isNotEmpty();
          assertThat(new SecretScenario(cloud, secrets).createAlbum()).isEmpty();
        });
  }

  @Test
  void logsNoSecretWhenDatabaseIsUnreachable() throws Exception {
    List<String> oneOfEach =
        List.of(
            "GET /me",
            "POST /albums",
            "POST /albums/{albumId}/uploads",
            "POST /shared/{token}/open");

    logCheck.assertLogsNoSecret(
        Map.of("DATABASE_URL", "jdbc:mariadb://127.0.0.1:1/wxalbum"),
        cloud ->
            Stream.concat(
                    oneOfEach.stream()
                        .<Runnable>map(route -> () -> cloud.call(requests.valid(route))),
                    Stream.of(
                        () -> cloud.invoke("thumbnail", SecretRequests.uploadEvent(originalKey()))))
                .parallel()
                .forEach(Runnable::run));
  }

  @Test
  void logsNoSecretWhenMigrationFails() throws Exception {
    DatabaseConnectionInfo occupied = schema("occupied");
    occupied.execute("create table if not exists foreign_table (id int)");

    logCheck.assertLogsNoSecret(
        Map.of("DATABASE_URL", occupied.url()),
        cloud ->
            assertThat(cloud.invoke("migrate", Json.write(KnownSecrets.ALL_REQUEST_SECRETS)))
                .isEmpty());
  }

  @Test
  void logsNoSecretWhenStorageIsOverloaded() throws Exception {
    String response =
        "<Error><Code>SlowDown</Code><Message>"
            + KnownSecrets.ALL_REQUEST_SECRETS
            + "</Message></Error>";
    String key = originalKey();

    try (FixedResponseServer storage = FixedResponseServer.respondingWith(503, response)) {
      logCheck.assertLogsNoSecret(
          Map.of("STORAGE_ENDPOINT", storage.address()),
          cloud -> {
            SecretScenario journey = new SecretScenario(cloud, secrets);
            String album = journey.createAlbum();
            String expected = journey.requestForm(album, new byte[10]).at("/fields/key").asText();
            assertThat(cloud.invoke("thumbnail", SecretRequests.uploadEvent(expected)))
                .contains("message-0");
            cloud.invoke("thumbnail", SecretRequests.uploadEvent(key));
            cloud.call(TestRequest.to("GET /health"));
          });
    }
  }

  private static String originalKey() {
    return "originals/01KQH5Z0000000000000000000/01KQH5Z8M0000000000000000A";
  }

  /** Returns an additional schema beside that of the tests. */
  private static DatabaseConnectionInfo schema(String name) {
    return TestCloud.shared().database().createSchemaIfAbsent(name);
  }
}
