package wxalbum.local;

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
import wxalbum.testing.ApiRequest;
import wxalbum.testing.Contract;
import wxalbum.testing.Reliability;
import wxalbum.testing.TestCloud;

/**
 * Sends each write of the contract concurrently, repeatedly, and changed under one {@code
 * Idempotency-Key}. The database must then hold what a single request would leave.
 */
class EveryWriteOnceTest {
  private static final Reliability COUNT =
      new Reliability("idempotent writes", EveryWriteOnceTest.class);
  private static final int PHONES = 4;
  private static final String KEY = "idempotency-key";

  /** The route that stores nothing. */
  private static final String KEEPS_NOTHING = "POST /login";

  private static final Deployment DEPLOYMENT = new Deployment(TestCloud.shared().environment());

  @AfterAll
  static void close() {
    DEPLOYMENT.close();
    COUNT.write();
  }

  @Test
  void hasARowForEveryWriteOfTheContract() {
    List<String> writes =
        Contract.routes().stream()
            .filter(route -> route.startsWith("POST") || route.startsWith("PUT"))
            .filter(route -> !route.equals(KEEPS_NOTHING))
            .toList();

    assertThat(Write.OF_ROUTE.keySet()).containsExactlyInAnyOrderElementsOf(writes);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void hasOneEffectAndEqualAnswersHoweverOftenItIsSent(String route) {
    COUNT.attempt(
        () -> {
          Writer single = writer();
          Writer repeating = writer();
          ApiRequest request = keyed(route, repeating, "k");
          succeeds(call(Write.of(route).request().apply(single)));

          List<JsonNode> answers = atOnce(request);
          JsonNode repeated = call(request);

          assertThat(answers).allSatisfy(EveryWriteOnceTest::succeeds);
          assertThat(answers).containsOnly(answers.getFirst());
          assertThat(repeated).isEqualTo(answers.getFirst());
          assertThat(repeating.kept()).isEqualTo(single.kept());
        });
  }

  @ParameterizedTest
  @MethodSource("routes")
  void refusesAnotherRequestUnderTheSameKey(String route) {
    COUNT.attempt(
        () -> {
          Writer writer = writer();
          succeeds(call(keyed(route, writer, "k")));
          String before = writer.kept();

          JsonNode refused = call(Write.of(route).other().apply(writer).header(KEY, "k"));

          assertThat(refused.path("code").asText()).isEqualTo("conflict");
          assertThat(writer.kept()).isEqualTo(before);
        });
  }

  @ParameterizedTest
  @MethodSource("routes")
  void letsARefusedRequestBeMendedUnderItsKey(String route) {
    COUNT.attempt(
        () -> {
          Writer writer = writer();
          String before = writer.kept();

          JsonNode refused = call(Write.of(route).refused().apply(writer).header(KEY, "k"));
          String between = writer.kept();

          assertThat(refused.path("code").asText()).isIn("invalid-request", "not-found");
          assertThat(between).isEqualTo(before);
          succeeds(call(keyed(route, writer, "k")));
        });
  }

  @ParameterizedTest
  @MethodSource("routes")
  void takesTheKeyOfAnotherUserForAnotherKey(String route) {
    COUNT.attempt(
        () -> {
          Writer first = writer();
          Writer second = writer();
          succeeds(call(keyed(route, first, "k")));

          succeeds(call(keyed(route, second, "k")));

          assertThat(second.kept()).isEqualTo(first.kept());
        });
  }

  @ParameterizedTest
  @MethodSource("routesOfUsers")
  void takesAKeyThatIsADayOldForANewOne(String route) {
    COUNT.attempt(
        () -> {
          Writer writer = writer();
          succeeds(call(keyed(route, writer, "k")));
          makeKeysADayOlder();

          JsonNode answer = call(Write.of(route).other().apply(writer).header(KEY, "k"));

          assertThat(answer.path("detail").asText()).doesNotContain("Idempotency-Key");
        });
  }

  static Stream<String> routes() {
    return Write.OF_ROUTE.keySet().stream();
  }

  /**
   * Returns the routes of users. The key of {@code POST /shared/{token}/open} lasts as long as its
   * view and is left out.
   */
  static Stream<String> routesOfUsers() {
    return routes().filter(route -> !route.startsWith("POST /shared/"));
  }

  private static ApiRequest keyed(String route, Writer writer, String key) {
    return Write.of(route).request().apply(writer).header(KEY, key);
  }

  private static List<JsonNode> atOnce(ApiRequest request) {
    Callable<JsonNode> phone = () -> call(request);
    try (ExecutorService executor = Executors.newFixedThreadPool(PHONES)) {
      return executor.invokeAll(Collections.nCopies(PHONES, phone)).stream()
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
  private static JsonNode call(ApiRequest request) {
    JsonNode answer = DEPLOYMENT.call(request);
    for (String field : List.of("fields", "viewToken", "expiresAt")) {
      answer.findParents(field).forEach(parent -> ((ObjectNode) parent).remove(field));
    }
    return answer;
  }

  private static void succeeds(JsonNode answer) {
    assertThat(answer.path("code").asText()).as("%s", answer).isEmpty();
  }

  private static void makeKeysADayOlder() {
    TestCloud.shared()
        .database()
        .execute("update answers set created_at = created_at - interval 25 hour");
  }

  private static Writer writer() {
    return new Writer(DEPLOYMENT);
  }
}
