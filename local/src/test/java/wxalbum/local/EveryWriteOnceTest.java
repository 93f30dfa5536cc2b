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
 * Each write of the contract, sent by several phones at once, again, and changed under one {@code
 * Idempotency-Key}: what it leaves in the database is what one that was sent once leaves.
 */
class EveryWriteOnceTest {
  private static final Reliability COUNT =
      new Reliability("idempotent writes", EveryWriteOnceTest.class);
  private static final int PHONES = 4;
  private static final String KEY = "idempotency-key";

  /** login changes nothing that is kept. */
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
          Writer once = writer();
          Writer often = writer();
          ApiRequest request = keyed(route, often, "k");
          succeeds(call(Write.of(route).request().apply(once)));

          List<JsonNode> answers = atOnce(request);
          JsonNode late = call(request);

          assertThat(answers).allSatisfy(EveryWriteOnceTest::succeeds);
          assertThat(answers).containsOnly(answers.getFirst());
          assertThat(late).isEqualTo(answers.getFirst());
          assertThat(often.kept()).isEqualTo(once.kept());
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

  /** The key of an opening lasts as long as its view. */
  static Stream<String> routesOfUsers() {
    return routes().filter(route -> !route.startsWith("POST /shared/"));
  }

  private static ApiRequest keyed(String route, Writer writer, String key) {
    return Write.of(route).request().apply(writer).header(KEY, key);
  }

  private static List<JsonNode> atOnce(ApiRequest request) {
    Callable<JsonNode> phone = () -> call(request);
    try (ExecutorService together = Executors.newFixedThreadPool(PHONES)) {
      return together.invokeAll(Collections.nCopies(PHONES, phone)).stream()
          .map(Future::resultNow)
          .toList();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The answer without what is made anew for each: forms, view tokens, and their ends. */
  private static JsonNode call(ApiRequest request) {
    JsonNode answer = DEPLOYMENT.call(request);
    for (String fresh : List.of("fields", "viewToken", "expiresAt")) {
      answer.findParents(fresh).forEach(parent -> ((ObjectNode) parent).remove(fresh));
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
