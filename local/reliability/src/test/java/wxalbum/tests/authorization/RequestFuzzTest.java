package wxalbum.tests.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import wxalbum.testkit.Fuzzer;
import wxalbum.testkit.OpenApiContract;
import wxalbum.testkit.ReliabilityCounter;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** Sends requests with one damaged part to every route, as gateway events. */
class RequestFuzzTest {
  private static final ReliabilityCounter CASES =
      new ReliabilityCounter("fuzz cases", RequestFuzzTest.class);
  private static final int CASES_PER_ROUTE = 200;
  private static final Duration TIME_LIMIT = Duration.ofMinutes(5);

  private final Fuzzer fuzzer = new Fuzzer(20_261_129);

  @AfterAll
  static void writeReliability() {
    CASES.writeReport();
  }

  @Test
  void returnsNoServerErrorForDamagedRequest() throws Exception {
    try (ObservedHandlers calls = new ObservedHandlers()) {
      AuthorizationFixture world = new AuthorizationFixture();
      assertTimeoutPreemptively(
          TIME_LIMIT,
          () -> {
            for (String route : OpenApiContract.routes()) {
              String object = route.contains("{token}") ? "live/ready" : "ready";
              Caller caller = route.contains("{token}") ? Caller.GUEST : Caller.OWNER;
              TestRequest valid = world.authorize(caller, world.request(route, object), object);
              for (int i = 0; i < CASES_PER_ROUTE; i++) {
                CASES.attempt(() -> checkDamagedRequest(calls, valid));
              }
            }
          });
    }
  }

  private void checkDamagedRequest(ObservedHandlers calls, TestRequest valid) {
    TestRequest damaged = damagePart(valid);

    TestResponse response = calls.call(damaged);

    assertThat(response.status()).as(damaged.toString()).isLessThan(500);
  }

  /** Returns the request with one random part damaged. */
  private TestRequest damagePart(TestRequest valid) {
    return switch (fuzzer.pickRandom(List.of("body", "body", "path", "token", "query", "header"))) {
      case "body" -> valid.rawBody(fuzzer.mutate(valid.body() == null ? "{}" : valid.body()));
      case "path" -> {
        TestRequest request = valid;
        for (Map.Entry<String, String> parameter : valid.pathParams().entrySet()) {
          request = request.pathParam(parameter.getKey(), fuzzer.mutate(parameter.getValue()));
        }
        yield request;
      }
      case "token" ->
          valid.header(
              "authorization", fuzzer.mutate(valid.headers().getOrDefault("authorization", "")));
      case "query" ->
          valid.queryParam(
              fuzzer.pickRandom(List.of("limit", "cursor", "order")),
              fuzzer.mutate(fuzzer.pickRandom(List.of("10", "taken", "dAAAAAAAAAAA"))));
      default ->
          valid.header(
              fuzzer.pickRandom(
                  List.of("idempotency-key", "if-none-match", "content-type", "host")),
              fuzzer.mutate("\"a-key-1\""));
    };
  }
}
