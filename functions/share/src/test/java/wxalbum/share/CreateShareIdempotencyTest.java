package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.Sha256;
import wxalbum.database.Database;
import wxalbum.idempotency.IdempotencyStore;
import wxalbum.idempotency.IdempotencyStore.SavedResponse;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** Tests creating a share repeatedly under the same {@code Idempotency-Key}. */
class CreateShareIdempotencyTest {
  private static final String BODY = "{\"passcode\":\"2468\",\"maxViews\":5}";

  private final ShareFixture fixture = new ShareFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void returnsFirstResponseWhenShareHasChanged() {
    TestResponse first = fixture.function.call(createRequest(BODY));
    fixture.openShare(first.textAt("/token"), "2468");
    fixture.clock.advance(Duration.ofMinutes(1));

    TestResponse second = fixture.function.call(createRequest(BODY));

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
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
    String token = fixture.function.call(request).textAt("/token");

    SavedResponse saved = findSavedRecord("a-key");

    Sha256 guess = Sha256.hash("POST " + request.path() + "\n" + BODY);
    assertThat(saved.body()).contains("\"hasPasscode\":true").doesNotContain(token);
    assertThat(saved.requestHash()).isNotEqualTo(guess);
  }

  @Test
  void acceptsCorrectedRequestUnderSameKey() {
    TestResponse rejected = fixture.function.call(createRequest("{\"maxViews\":0}"));

    TestResponse corrected = fixture.function.call(createRequest(BODY));

    assertThat(rejected.status()).isEqualTo(400);
    assertThat(corrected.status()).isEqualTo(201);
  }

  private TestRequest createRequest(String body) {
    return fixture
        .ownerRequest(ShareFixture.CREATE_SHARE)
        .pathParam("albumId", fixture.album)
        .header("idempotency-key", "a-key")
        .rawBody(body);
  }

  private SavedResponse findSavedRecord(String key) {
    try (Database database = new Database(fixture.cloud.settings(), IdempotencyStore.class)) {
      return database
          .repository(IdempotencyStore.class)
          .find(fixture.owner.userId(), key)
          .orElseThrow();
    }
  }
}
