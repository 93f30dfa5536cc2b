package wxalbum.listalbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.listalbum.Reading.CLOCK;
import static wxalbum.listalbum.Reading.FUNCTION;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoId;
import wxalbum.settings.Setting;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.Events;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.Owner;
import wxalbum.testing.TestCloud;

class HealthTest {
  private static final String HEALTH = "GET /health";
  private static final String ME = "GET /me";

  private final Owner owner = new Owner(CLOCK);

  @Test
  void isWellWhereAllPartsAnswer() {
    ApiResponse response = with(Map.of()).call(ApiRequest.to(HEALTH));

    assertThat(response.text("/status")).isEqualTo("ok");
    assertThat(response.text("/version")).isEqualTo("development");
  }

  @Test
  void answersTheSampleEventAsDeployed() {
    FunctionDriver deployed = new FunctionDriver(TestCloud.shared().with(ListAlbumHandler::new));

    String response = deployed.invoke(Events.sample("list-album.json"));

    assertThat(response).contains("\"statusCode\":200");
  }

  @Test
  void namesTheStorageThatIsDown() throws IOException {
    FunctionDriver function =
        with(Map.of(Setting.STORAGE_ENDPOINT, "http://127.0.0.1:" + closedPort()));

    ApiResponse response = function.call(ApiRequest.to(HEALTH));

    assertThat(response.code()).isEqualTo("unavailable");
    assertThat(response.text("/detail")).contains("storage").doesNotContain("database");
  }

  @Test
  void namesAStorageThatDoesNotKnowTheKey() {
    FunctionDriver function = with(Map.of(Setting.SIGNING_SECRET, "another"));

    ApiResponse response = function.call(ApiRequest.to(HEALTH));

    assertThat(response.text("/detail")).contains("storage").doesNotContain("database");
  }

  @Test
  void namesEveryPartThatIsDown() throws IOException {
    String database = "jdbc:mariadb://127.0.0.1:" + closedPort() + "/wxalbum";
    FunctionDriver function =
        with(Map.of(Setting.DATABASE_URL, database, Setting.BUCKET, "no-such-bucket"));

    ApiResponse response = function.call(ApiRequest.to(HEALTH));

    assertThat(response.text("/detail")).contains("database").contains("storage");
    assertThat(response.headers()).containsEntry("retry-after", "5");
  }

  @Test
  void showsSomebodyNewToHimself() {
    ApiResponse response = FUNCTION.call(owner.asks(ME));

    assertThat(response.text("/user/id")).isEqualTo(owner.id().toString());
    assertThat(response.body().at("/user/createdAt").isNull()).isTrue();
    assertThat(response.body().at("/usage/bytes").asLong()).isZero();
    assertThat(response.body().at("/usage/quotaBytes").asLong()).isEqualTo(1_000_000_000);
  }

  @Test
  void showsAUserWhatHeStoresAndNotWhatIsExpected() {
    AlbumId album = owner.album("album");
    PhotoId _ = owner.ready(album);
    PhotoId _ = owner.failed(album);
    PhotoId _ = owner.expected(album);

    ApiResponse response = FUNCTION.call(owner.asks(ME));

    assertThat(response.body().at("/user/createdAt").isTextual()).isTrue();
    assertThat(response.body().at("/usage/photos").asInt()).isEqualTo(2);
    assertThat(response.body().at("/usage/bytes").asInt()).isEqualTo(2 * Owner.BYTES);
  }

  /** Creates the function with the system clock, because storage rejects old signatures. */
  private static FunctionDriver with(Map<Setting, String> overrides) {
    return new FunctionDriver(
        new ListAlbumHandler(TestCloud.shared().settings(overrides), Clock.systemUTC()));
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
