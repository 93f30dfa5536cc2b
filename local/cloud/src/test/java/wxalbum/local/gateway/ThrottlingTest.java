package wxalbum.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wxalbum.http.Json;
import wxalbum.local.fixture.FunctionFixture;
import wxalbum.local.fixture.TestHandlers;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.lambda.Terminal;
import wxalbum.local.template.RouteTable;
import wxalbum.local.template.ServerlessFile;
import wxalbum.testkit.CapturedOutput;
import wxalbum.testkit.MutableClock;
import wxalbum.testkit.ReliabilityCounter;

/** Tests the gateway with the rate limits of the deployment. */
class ThrottlingTest {
  private static final ReliabilityCounter RELIABILITY =
      new ReliabilityCounter("rate limits", ThrottlingTest.class);
  private static final JsonNode STAGE =
      ServerlessFile.load(Path.of(System.getProperty("wxalbum.root"))).apiStage();

  private final MutableClock clock = new MutableClock();
  private final FunctionHost host = FunctionFixture.host(TestHandlers.Echo.class);
  private final Dispatcher gateway =
      new Dispatcher(
          new RouteTable(
              List.of(
                  FunctionFixture.declareRoutes("echo", "POST /login"),
                  FunctionFixture.declareRoutes("echo", "POST /shared/{token}/open"),
                  FunctionFixture.declareRoutes("echo", "GET /me"))),
          Map.of("echo", host),
          new Throttling(STAGE, clock),
          new Terminal(new CapturedOutput()));

  @AfterEach
  void close() {
    host.close();
  }

  @AfterAll
  static void write() {
    RELIABILITY.writeReport();
  }

  @Test
  void admitsBurstOf20LoginsAnd10PerSecond() {
    RELIABILITY.attempt(() -> assertLimit("POST", "/login", 20, 10));
  }

  @Test
  void admitsBurstOf20ShareOpeningsAcrossShares() {
    RELIABILITY.attempt(() -> assertLimit("POST", "/shared/any/open", 20, 10));
  }

  @Test
  void admitsBurstOf100OtherRequests() {
    RELIABILITY.attempt(() -> assertLimit("GET", "/me", 100, 50));
  }

  @Test
  void returnsRetryAfterWhenLimited() throws Exception {
    long _ = countAdmitted("POST", "/login", 20);

    ApiResponse refused = gateway.handle(request("POST", "/login"));

    JsonNode problem = Json.read(new String(refused.body(), StandardCharsets.UTF_8));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers())
        .containsEntry("retry-after", "1")
        .containsEntry("content-type", "application/problem+json")
        .containsEntry("x-request-id", problem.path("requestId").asText());
    assertThat(problem.path("code").asText()).isEqualTo("too-many-requests");
  }

  private void assertLimit(String method, String path, int burst, int rate) {
    assertThat(countAdmitted(method, path, burst + 30)).isEqualTo(burst);
    clock.advance(Duration.ofSeconds(1));
    assertThat(countAdmitted(method, path, rate + 30)).isEqualTo(rate);
  }

  private long countAdmitted(String method, String path, int times) {
    return IntStream.range(0, times)
        .map(_ -> gateway.handle(request(method, path)).status())
        .filter(status -> status != 429)
        .count();
  }

  private ApiRequest request(String method, String path) {
    return new ApiRequest(
        "an-id", method, path, "", Map.of(), new byte[0], "127.0.0.1", clock.instant());
  }
}
