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
    ApiResponse answer = with(Map.of()).call(ApiRequest.to(HEALTH));

    assertThat(answer.text("/status")).isEqualTo("ok");
    assertThat(answer.text("/version")).isEqualTo("development");
  }

  @Test
  void answersTheSampleEventAsDeployed() {
    FunctionDriver deployed = new FunctionDriver(TestCloud.shared().with(ListAlbumHandler::new));

    String answer = deployed.invoke(Events.sample("list-album.json"));

    assertThat(answer).contains("\"statusCode\":200");
  }

  @Test
  void namesTheStorageThatIsDown() throws IOException {
    FunctionDriver lame =
        with(Map.of(Setting.STORAGE_ENDPOINT, "http://127.0.0.1:" + closedPort()));

    ApiResponse answer = lame.call(ApiRequest.to(HEALTH));

    assertThat(answer.code()).isEqualTo("unavailable");
    assertThat(answer.text("/detail")).contains("storage").doesNotContain("database");
  }

  @Test
  void namesAStorageThatDoesNotKnowTheKey() {
    FunctionDriver lame = with(Map.of(Setting.SIGNING_SECRET, "another"));

    ApiResponse answer = lame.call(ApiRequest.to(HEALTH));

    assertThat(answer.text("/detail")).contains("storage").doesNotContain("database");
  }

  @Test
  void namesEveryPartThatIsDown() throws IOException {
    String database = "jdbc:mariadb://127.0.0.1:" + closedPort() + "/wxalbum";
    FunctionDriver lame =
        with(Map.of(Setting.DATABASE_URL, database, Setting.BUCKET, "no-such-bucket"));

    ApiResponse answer = lame.call(ApiRequest.to(HEALTH));

    assertThat(answer.text("/detail")).contains("database").contains("storage");
    assertThat(answer.headers()).containsEntry("retry-after", "5");
  }

  @Test
  void showsSomebodyNewToHimself() {
    ApiResponse answer = FUNCTION.call(owner.asks(ME));

    assertThat(answer.text("/user/id")).isEqualTo(owner.id().toString());
    assertThat(answer.body().at("/user/createdAt").isNull()).isTrue();
    assertThat(answer.body().at("/usage/bytes").asLong()).isZero();
    assertThat(answer.body().at("/usage/quotaBytes").asLong()).isEqualTo(1_000_000_000);
  }

  @Test
  void showsAUserWhatHeStoresAndNotWhatIsExpected() {
    AlbumId album = owner.album("album");
    PhotoId _ = owner.ready(album);
    PhotoId _ = owner.failed(album);
    PhotoId _ = owner.expected(album);

    ApiResponse answer = FUNCTION.call(owner.asks(ME));

    assertThat(answer.body().at("/user/createdAt").isTextual()).isTrue();
    assertThat(answer.body().at("/usage/photos").asInt()).isEqualTo(2);
    assertThat(answer.body().at("/usage/bytes").asInt()).isEqualTo(2 * Owner.BYTES);
  }

  /** The function by the true time: storage refuses what was signed long ago. */
  private static FunctionDriver with(Map<Setting, String> other) {
    return new FunctionDriver(
        new ListAlbumHandler(TestCloud.shared().settings(other), Clock.systemUTC()));
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
