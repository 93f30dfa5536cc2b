package wxalbum.listalbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.listalbum.ListAlbumFixture.CLOCK;
import static wxalbum.listalbum.ListAlbumFixture.FUNCTION;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoId;
import wxalbum.settings.Setting;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.SampleEventFiles;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

class HealthAndUsageTest {
  private static final String HEALTH = "GET /health";
  private static final String ME = "GET /me";

  private final OwnerFixture owner = new OwnerFixture(CLOCK);

  @Test
  void returnsOkWhenAllServicesAreAvailable() {
    TestResponse response = createFunction(Map.of()).call(TestRequest.to(HEALTH));

    assertThat(response.textAt("/status")).isEqualTo("ok");
    assertThat(response.textAt("/version")).isEqualTo("development");
  }

  @Test
  void respondsToSampleEventWithPublicConstructor() {
    FunctionInvoker deployed =
        new FunctionInvoker(TestCloud.shared().callInEnvironment(ListAlbumHandler::new));

    String response = deployed.invoke(SampleEventFiles.read("list-album.json"));

    assertThat(response).contains("\"statusCode\":200");
  }

  @Test
  void reportsStorageWhenUnreachable() throws IOException {
    FunctionInvoker function =
        createFunction(Map.of(Setting.STORAGE_ENDPOINT, "http://127.0.0.1:" + findClosedPort()));

    TestResponse response = function.call(TestRequest.to(HEALTH));

    assertThat(response.problemCode()).isEqualTo("unavailable");
    assertThat(response.textAt("/detail")).contains("storage").doesNotContain("database");
  }

  @Test
  void reportsStorageWhenAccessKeyIsRejected() {
    FunctionInvoker function = createFunction(Map.of(Setting.SIGNING_SECRET, "another"));

    TestResponse response = function.call(TestRequest.to(HEALTH));

    assertThat(response.textAt("/detail")).contains("storage").doesNotContain("database");
  }

  @Test
  void reportsEveryUnavailableService() throws IOException {
    String database = "jdbc:mariadb://127.0.0.1:" + findClosedPort() + "/wxalbum";
    FunctionInvoker function =
        createFunction(Map.of(Setting.DATABASE_URL, database, Setting.BUCKET, "no-such-bucket"));

    TestResponse response = function.call(TestRequest.to(HEALTH));

    assertThat(response.textAt("/detail")).contains("database").contains("storage");
    assertThat(response.headers()).containsEntry("retry-after", "5");
  }

  @Test
  void returnsZeroUsageForNewUser() {
    TestResponse response = FUNCTION.call(owner.request(ME));

    assertThat(response.textAt("/user/id")).isEqualTo(owner.userId().toString());
    assertThat(response.body().at("/user/createdAt").isNull()).isTrue();
    assertThat(response.body().at("/usage/bytes").asLong()).isZero();
    assertThat(response.body().at("/usage/quotaBytes").asLong()).isEqualTo(1_000_000_000);
  }

  @Test
  void countsStoredButNotExpectedPhotosInUsage() {
    AlbumId album = owner.createAlbum("album");
    PhotoId _ = owner.createReadyPhoto(album);
    PhotoId _ = owner.createFailedPhoto(album);
    PhotoId _ = owner.createExpectedPhoto(album);

    TestResponse response = FUNCTION.call(owner.request(ME));

    assertThat(response.body().at("/user/createdAt").isTextual()).isTrue();
    assertThat(response.body().at("/usage/photos").asInt()).isEqualTo(2);
    assertThat(response.body().at("/usage/bytes").asInt()).isEqualTo(2 * OwnerFixture.PHOTO_BYTES);
    assertThat(response.body().at("/usage/reservedBytes").asInt())
        .isEqualTo(OwnerFixture.PHOTO_BYTES);
  }

  /** Creates the function with the system clock, because storage rejects old signatures. */
  private static FunctionInvoker createFunction(Map<Setting, String> overrides) {
    return new FunctionInvoker(
        new ListAlbumHandler(TestCloud.shared().settings(overrides), Clock.systemUTC()));
  }

  private static int findClosedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
