package wxalbum.local;

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
import wxalbum.testing.MovableClock;
import wxalbum.testing.Reliability;

/** Tests the gateway with the rate limits of the deployment. */
class ThrottlingTest {
  private static final Reliability COUNT = new Reliability("rate limits", ThrottlingTest.class);
  private static final JsonNode STAGE =
      ServerlessFile.in(Path.of(System.getProperty("wxalbum.root"))).stage();

  private final MovableClock clock = new MovableClock();
  private final FunctionHost host = Functions.host(Handlers.Echo.class);
  private final Dispatcher gateway =
      new Dispatcher(
          new RouteTable(
              List.of(
                  Functions.routed("echo", "POST /login"),
                  Functions.routed("echo", "POST /shared/{token}/open"),
                  Functions.routed("echo", "GET /me"))),
          Map.of("echo", host),
          new Throttling(STAGE, clock),
          new Terminal(new Lines()));

  @AfterEach
  void close() {
    host.close();
  }

  @AfterAll
  static void write() {
    COUNT.write();
  }

  @Test
  void letsTwentyLoginsThroughAtOnceAndTenMoreEachSecond() {
    COUNT.attempt(() -> holds("POST", "/login", 20, 10));
  }

  @Test
  void letsTwentyGuestsInAtOnceWhicheverSharesTheyOpen() {
    COUNT.attempt(() -> holds("POST", "/shared/any/open", 20, 10));
  }

  @Test
  void letsAHundredOtherRequestsThroughAtOnce() {
    COUNT.attempt(() -> holds("GET", "/me", 100, 50));
  }

  @Test
  void saysWhenToAskAgain() throws Exception {
    long _ = through("POST", "/login", 20);

    ApiResponse refused = gateway.answer(request("POST", "/login"));

    JsonNode problem = Json.read(new String(refused.body(), StandardCharsets.UTF_8));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers())
        .containsEntry("retry-after", "1")
        .containsEntry("content-type", "application/problem+json")
        .containsEntry("x-request-id", problem.path("requestId").asText());
    assertThat(problem.path("code").asText()).isEqualTo("too-many-requests");
  }

  private void holds(String method, String path, int burst, int rate) {
    assertThat(through(method, path, burst + 30)).isEqualTo(burst);
    clock.advance(Duration.ofSeconds(1));
    assertThat(through(method, path, rate + 30)).isEqualTo(rate);
  }

  private long through(String method, String path, int times) {
    return IntStream.range(0, times)
        .map(_ -> gateway.answer(request(method, path)).status())
        .filter(status -> status != 429)
        .count();
  }

  private ApiRequest request(String method, String path) {
    return new ApiRequest(
        "an-id", method, path, "", Map.of(), new byte[0], "127.0.0.1", clock.instant());
  }
}
