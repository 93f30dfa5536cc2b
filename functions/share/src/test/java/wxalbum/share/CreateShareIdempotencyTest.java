package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.Sha256;
import wxalbum.album.ShareId;
import wxalbum.database.Database;
import wxalbum.idempotency.IdempotencyScope;
import wxalbum.idempotency.IdempotencyStore;
import wxalbum.idempotency.IdempotencyStore.SavedResult;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** Tests creating a share repeatedly under the same {@code Idempotency-Key}. */
class CreateShareIdempotencyTest {
  private static final List<String> VIEW_FIELDS = List.of("views", "lastViewedAt");
  private static final String BODY = "{\"passcode\":\"2468\",\"maxViews\":5}";

  private final ShareFixture fixture = new ShareFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void returnsShareAsItIsNowWhenItHasChanged() {
    TestResponse first = fixture.function.call(createRequest(BODY));
    fixture.openShare(first.textAt("/token"), "2468");
    fixture.clock.advance(Duration.ofMinutes(1));

    TestResponse second = fixture.function.call(createRequest(BODY));

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body().at("/views").asInt()).isEqualTo(1);
    assertThat(second.textAt("/lastViewedAt")).isNotEmpty();
    assertThat(withoutViews(second)).isEqualTo(withoutViews(first));
    assertThat(fixture.shares().listByAlbum(fixture.album, null, 10)).hasSize(1);
  }

  @Test
  void rejectsAnotherRequestUnderSameKey() {
    fixture.function.call(createRequest(BODY));

    TestResponse second =
        fixture.function.call(createRequest("{\"passcode\":\"2469\",\"maxViews\":5}"));

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.problemCode()).isEqualTo("conflict");
  }

  @Test
  void createsOneShareWhenRequestsAreConcurrent() throws Exception {
    List<Supplier<TestResponse>> twice =
        Stream.generate(fixture::newInstance)
            .limit(2)
            .<Supplier<TestResponse>>map(instance -> () -> instance.call(createRequest(BODY)))
            .toList();

    List<TestResponse> responses = ConcurrentTasks.runAll(twice);

    assertThat(responses).extracting(TestResponse::status).containsOnly(201);
    assertThat(responses.get(0).body()).isEqualTo(responses.get(1).body());
  }

  @Test
  void savesNothingThatRevealsTokenOrPasscode() {
    TestRequest request = createRequest(BODY);
    TestResponse share = fixture.function.call(request);

    SavedResult saved = findSavedRecord("a-key");

    Sha256 guess = Sha256.hash("POST " + request.path() + "\n" + BODY);
    assertThat(saved.resourceIds()).isEqualTo(share.textAt("/id"));
    assertThat(saved.toString()).doesNotContain(share.textAt("/token"));
    assertThat(saved.requestHash()).isNotEqualTo(guess);
  }

  @Test
  void returnsNotFoundWhenAlbumIsDeleted() {
    fixture.function.call(createRequest(BODY));
    fixture.albums().delete(fixture.album, fixture.clock.instant());

    TestResponse second = fixture.function.call(createRequest(BODY));

    assertThat(second.problemCode()).isEqualTo("not-found");
  }

  @Test
  void returnsConflictWhenShareIsDeleted() {
    String id = fixture.function.call(createRequest(BODY)).textAt("/id");
    String hex = ShareId.parse(id).orElseThrow().value().toString().replace("-", "");
    fixture.cloud.database().execute("delete from shares where id = x'%s'".formatted(hex));

    TestResponse second = fixture.function.call(createRequest(BODY));

    assertThat(second.problemCode()).isEqualTo("conflict");
  }

  @Test
  void acceptsCorrectedRequestUnderSameKey() {
    TestResponse rejected = fixture.function.call(createRequest("{\"maxViews\":0}"));

    TestResponse corrected = fixture.function.call(createRequest(BODY));

    assertThat(rejected.status()).isEqualTo(400);
    assertThat(corrected.status()).isEqualTo(201);
  }

  private static JsonNode withoutViews(TestResponse share) {
    ObjectNode body = share.body().deepCopy();
    return body.without(VIEW_FIELDS);
  }

  private TestRequest createRequest(String body) {
    return fixture
        .ownerRequest(ShareFixture.CREATE_SHARE)
        .pathParam("albumId", fixture.album)
        .header("idempotency-key", "a-key")
        .rawBody(body);
  }

  private SavedResult findSavedRecord(String key) {
    try (Database database = new Database(fixture.cloud.settings(), IdempotencyStore.class)) {
      return database
          .repository(IdempotencyStore.class)
          .find(IdempotencyScope.of(fixture.owner.userId()), key)
          .orElseThrow();
    }
  }
}
