package wxalbum.tests.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wxalbum.testkit.OpenApiContract;
import wxalbum.testkit.ReliabilityCounter;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;
import wxalbum.tests.fixture.TestDeployment;

/**
 * Sends each write of the contract concurrently, repeatedly, and changed under one {@code
 * Idempotency-Key}. The database must then hold what a single request would leave.
 */
class WriteIdempotencyTest {
  private static final ReliabilityCounter RELIABILITY =
      new ReliabilityCounter("idempotent writes", WriteIdempotencyTest.class);
  private static final int CONCURRENT_REQUESTS = 4;
  private static final String KEY = "idempotency-key";

  /** Long enough for every route. */
  private static final String OWN_KEY = "0b7e2a52-6a3c-4c0e-9d3f-5f1f6d1c2a10";

  /** The route that stores nothing. */
  private static final String STATELESS_ROUTE = "POST /login";

  private static final TestDeployment DEPLOYMENT =
      new TestDeployment(TestCloud.shared().isolatedEnvironment());

  @AfterAll
  static void close() {
    DEPLOYMENT.close();
    RELIABILITY.writeReport();
  }

  @Test
  void coversEveryWriteOfContract() {
    List<String> writes =
        OpenApiContract.routes().stream()
            .filter(route -> route.startsWith("POST") || route.startsWith("PUT"))
            .filter(route -> !route.equals(STATELESS_ROUTE))
            .toList();

    assertThat(IdempotentWrite.BY_ROUTE.keySet()).containsExactlyInAnyOrderElementsOf(writes);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void hasOneEffectAndEqualResponsesWhenRepeated(String route) {
    RELIABILITY.attempt(
        () -> {
          WriteFixture single = newWriter();
          WriteFixture repeating = newWriter();
          TestRequest request = requestWithKey(route, repeating, OWN_KEY);
          assertSuccess(call(IdempotentWrite.forRoute(route).request().apply(single)));

          List<JsonNode> answers = callConcurrently(request);
          JsonNode repeated = call(request);

          assertThat(answers).allSatisfy(WriteIdempotencyTest::assertSuccess);
          assertThat(answers).containsOnly(answers.getFirst());
          assertThat(repeated).isEqualTo(answers.getFirst());
          assertThat(repeating.storedState()).isEqualTo(single.storedState());
        });
  }

  @ParameterizedTest
  @MethodSource("routes")
  void rejectsDifferentRequestUnderSameKey(String route) {
    RELIABILITY.attempt(
        () -> {
          WriteFixture writer = newWriter();
          assertSuccess(call(requestWithKey(route, writer, OWN_KEY)));
          String before = writer.storedState();

          JsonNode refused =
              call(
                  IdempotentWrite.forRoute(route).conflicting().apply(writer).header(KEY, OWN_KEY));

          assertThat(refused.path("code").asText()).isEqualTo("conflict");
          assertThat(writer.storedState()).isEqualTo(before);
        });
  }

  @ParameterizedTest
  @MethodSource("routes")
  void allowsCorrectedRequestUnderKeyOfRejectedRequest(String route) {
    RELIABILITY.attempt(
        () -> {
          WriteFixture writer = newWriter();
          String before = writer.storedState();

          JsonNode refused =
              call(IdempotentWrite.forRoute(route).invalid().apply(writer).header(KEY, OWN_KEY));
          String between = writer.storedState();

          assertThat(refused.path("code").asText()).isIn("invalid-request", "not-found");
          assertThat(between).isEqualTo(before);
          assertSuccess(call(requestWithKey(route, writer, OWN_KEY)));
        });
  }

  @ParameterizedTest
  @MethodSource("routes")
  void separatesKeysOfDifferentUsers(String route) {
    RELIABILITY.attempt(
        () -> {
          WriteFixture first = newWriter();
          WriteFixture second = newWriter();
          assertSuccess(call(requestWithKey(route, first, OWN_KEY)));

          assertSuccess(call(requestWithKey(route, second, OWN_KEY)));

          assertThat(second.storedState()).isEqualTo(first.storedState());
        });
  }

  @ParameterizedTest
  @MethodSource("routesOfUsers")
  void treatsKeyOlderThanOneDayAsNew(String route) {
    RELIABILITY.attempt(
        () -> {
          WriteFixture writer = newWriter();
          assertSuccess(call(requestWithKey(route, writer, OWN_KEY)));
          ageKeysByOneDay();

          JsonNode response =
              call(
                  IdempotentWrite.forRoute(route).conflicting().apply(writer).header(KEY, OWN_KEY));

          assertThat(response.path("detail").asText()).doesNotContain("Idempotency-Key");
        });
  }

  static Stream<String> routes() {
    return IdempotentWrite.BY_ROUTE.keySet().stream();
  }

  /**
   * Returns the routes of users. The key of {@code POST /shared/{token}/open} lasts as long as its
   * view and is left out.
   */
  static Stream<String> routesOfUsers() {
    return routes().filter(route -> !route.startsWith("POST /shared/"));
  }

  private static TestRequest requestWithKey(String route, WriteFixture writer, String key) {
    return IdempotentWrite.forRoute(route).request().apply(writer).header(KEY, key);
  }

  private static List<JsonNode> callConcurrently(TestRequest request) {
    Callable<JsonNode> phone = () -> call(request);
    try (ExecutorService executor = Executors.newFixedThreadPool(CONCURRENT_REQUESTS)) {
      return executor.invokeAll(Collections.nCopies(CONCURRENT_REQUESTS, phone)).stream()
          .map(Future::resultNow)
          .toList();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Calls a route and removes the values that differ in every response: form fields, view tokens
   * and expiry times.
   */
  private static JsonNode call(TestRequest request) {
    JsonNode response = DEPLOYMENT.call(request);
    for (String field : List.of("fields", "viewToken", "expiresAt")) {
      response.findParents(field).forEach(parent -> ((ObjectNode) parent).remove(field));
    }
    return response;
  }

  private static void assertSuccess(JsonNode response) {
    assertThat(response.path("code").asText()).as("%s", response).isEmpty();
  }

  private static void ageKeysByOneDay() {
    TestCloud.shared()
        .database()
        .execute("update idempotency_records set expires_at = expires_at - interval 25 hour");
  }

  private static WriteFixture newWriter() {
    return new WriteFixture(DEPLOYMENT);
  }
}
