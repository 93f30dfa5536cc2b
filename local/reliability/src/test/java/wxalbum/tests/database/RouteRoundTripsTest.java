package wxalbum.tests.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wxalbum.local.wechat.FakeWeChatServer;
import wxalbum.local.wechat.WeChatCodes;
import wxalbum.settings.Setting;
import wxalbum.testkit.OpenApiContract;
import wxalbum.testkit.RoundTripDriver;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;
import wxalbum.tests.fixture.TestDeployment;

/**
 * Counts the round trips of each route to the database on an open connection, and prints them. Each
 * route has upper bounds in {@code round-trips.txt}: for a request, for one with an {@code
 * Idempotency-Key}, and for its repeat. An upload request has one file.
 */
class RouteRoundTripsTest {
  private static final List<String> REPORT = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private static FakeWeChatServer weChat;

  @SuppressWarnings("NullAway.Init")
  private static TestDeployment deployment;

  @SuppressWarnings("NullAway.Init")
  private static RouteRequests requests;

  /**
   * The round trips of a route.
   *
   * @param plain of a request without a key
   * @param keyed of a request with a key
   * @param repeated of the repeat of that request
   */
  record RoundTrips(String route, long plain, long keyed, long repeated) {
    /** Parses a line of the file. */
    static RoundTrips parse(String line) {
      String[] words = line.strip().split("\\s+", -1);
      return new RoundTrips(
          words[0] + " " + words[1],
          Long.parseLong(words[2]),
          Long.parseLong(words[3]),
          Long.parseLong(words[4]));
    }

    @Override
    public String toString() {
      return "%-46s %5d %5d %8d".formatted(route, plain, keyed, repeated);
    }
  }

  static Stream<RoundTrips> bounds() throws IOException {
    try (InputStream file = RouteRoundTripsTest.class.getResourceAsStream("/round-trips.txt")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(RoundTrips::parse).toList().stream();
    }
  }

  @BeforeAll
  static void start() throws IOException {
    weChat = FakeWeChatServer.start(new WeChatCodes("wx1", "secret", Clock.systemUTC()));
    Map<String, String> environment = new HashMap<>(TestCloud.shared().isolatedEnvironment());
    environment.put(
        Setting.DATABASE_URL.name(), RoundTripDriver.wrap(TestCloud.shared().database().url()));
    environment.put("WECHAT_APP_ID", "wx1");
    environment.put("WECHAT_SECRET", "secret");
    environment.put("WECHAT_URL", weChat.baseUri().toString());
    deployment = new TestDeployment(environment);
    requests = new RouteRequests(deployment);
  }

  @AfterAll
  static void printReport() {
    System.out.printf("%-46s %5s %5s %8s%n", "round trips", "plain", "keyed", "repeated");
    REPORT.forEach(System.out::println);
    deployment.close();
    weChat.close();
  }

  @Test
  void everyRouteHasBounds() throws IOException {
    assertThat(bounds().map(RoundTrips::route))
        .containsExactlyInAnyOrderElementsOf(OpenApiContract.routes());
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void routeStaysWithinBounds(RoundTrips bound) {
    // The first request may open the connection of its function.
    var _ = count(requests.create(bound.route()));
    TestRequest keyed =
        requests.create(bound.route()).header("idempotency-key", UUID.randomUUID().toString());

    RoundTrips measured =
        new RoundTrips(
            bound.route(), count(requests.create(bound.route())), count(keyed), count(keyed));

    REPORT.add(measured.toString());
    assertThat(measured.plain()).isLessThanOrEqualTo(bound.plain());
    assertThat(measured.keyed()).isLessThanOrEqualTo(bound.keyed());
    assertThat(measured.repeated()).isLessThanOrEqualTo(bound.repeated());
  }

  private static long count(TestRequest request) {
    long before = RoundTripDriver.count();
    JsonNode response = deployment.call(request);
    long count = RoundTripDriver.count() - before;
    // Only a problem has a status that is a number.
    assertThat(response.path("status").isInt()).as(response.toString()).isFalse();
    return count;
  }
}
