package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.Sha256;
import wxalbum.album.ShareId;
import wxalbum.database.Database;
import wxalbum.idempotency.IdempotencyScope;
import wxalbum.idempotency.IdempotencyStore;
import wxalbum.idempotency.IdempotencyStore.SavedResult;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** Tests opening a share repeatedly under the same {@code Idempotency-Key}. */
class ShareOpenIdempotencyTest {
  private static final String KEY = "0b7e2a52-6a3c-4c0e-9d3f-5f1f6d1c2a10";
  private static final String OTHER_KEY = "3q2-7wAAAAAAAAAAAAAAAA";

  private final ShareFixture fixture = new ShareFixture();
  private final Database records = new Database(fixture.cloud.settings(), IdempotencyStore.class);

  @AfterEach
  void close() {
    records.close();
    fixture.close();
  }

  @Test
  void countsOneViewAndKeepsExpiryWhenRepeated() {
    String token = fixture.createShare(Map.of("maxViews", 1)).textAt("/token");
    TestResponse first = fixture.function.call(openRequest(token, KEY));
    fixture.clock.advance(Duration.ofMinutes(1));

    TestResponse second = fixture.function.call(openRequest(token, KEY));

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.textAt("/expiresAt")).isEqualTo(first.textAt("/expiresAt"));
    assertThat(countViews()).isEqualTo(1);
    assertThat(fixture.function.call(openRequest(token, OTHER_KEY)).status()).isEqualTo(410);
  }

  @Test
  void countsOneViewWhenRequestsAreConcurrent() throws Exception {
    String token = fixture.createShare(Map.of("maxViews", 1)).textAt("/token");
    List<Supplier<TestResponse>> twice =
        Stream.generate(fixture::newInstance)
            .limit(2)
            .<Supplier<TestResponse>>map(instance -> () -> instance.call(openRequest(token, KEY)))
            .toList();

    List<TestResponse> responses = ConcurrentTasks.runAll(twice);

    assertThat(responses).allMatch(response -> response.status() == 200);
    assertThat(countViews()).isEqualTo(1);
  }

  @Test
  void requiresPasscodeWhenRepeated() {
    String token = fixture.createShare(Map.of("passcode", "2468")).textAt("/token");
    fixture.function.call(openRequest(token, KEY).jsonBody(Map.of("passcode", "2468")));

    TestResponse without = fixture.function.call(openRequest(token, KEY));

    assertThat(without.status()).isEqualTo(401);
  }

  @Test
  void rejectsAnotherBodyUnderSameKey() {
    String token = fixture.createShare(Map.of()).textAt("/token");
    fixture.function.call(openRequest(token, KEY));

    TestResponse other =
        fixture.function.call(openRequest(token, KEY).jsonBody(Map.of("passcode", "x")));

    assertThat(other.problemCode()).isEqualTo("conflict");
    assertThat(countViews()).isEqualTo(1);
  }

  @Test
  void countsWrongPasscodesUnderUsedKey() {
    String token = fixture.addShareWithFastHash("2468");
    fixture.function.call(openRequest(token, KEY).jsonBody(Map.of("passcode", "2468")));
    TestRequest guess = openRequest(token, KEY).jsonBody(Map.of("passcode", "1357"));

    List<Integer> guesses =
        IntStream.range(0, 11).mapToObj(_ -> fixture.function.call(guess).status()).toList();

    assertThat(guesses.subList(0, 10)).containsOnly(401);
    assertThat(guesses.getLast()).isEqualTo(429);
  }

  @Test
  void savesNothingThatRevealsPasscode() {
    String token = fixture.addShareWithFastHash("2468");
    TestRequest opening = openRequest(token, KEY).rawBody("{\"passcode\":\"2468\"}");
    fixture.function.call(opening);

    SavedResult saved = findSavedRecord(KEY);

    Sha256 guess = Sha256.hash("POST " + opening.path() + "\n{\"passcode\":\"2468\"}");
    assertThat(saved.toString()).doesNotContain("2468");
    assertThat(saved.requestHash()).isNotEqualTo(guess);
  }

  @Test
  void returnsGoneWhenShareOrViewHasEnded() {
    TestResponse share = fixture.createShare(Map.of("maxViews", 1));
    TestResponse other = fixture.createShare(Map.of());
    fixture.function.call(openRequest(share.textAt("/token"), KEY));
    fixture.function.call(openRequest(other.textAt("/token"), KEY));
    fixture.revokeShare(other.textAt("/id"));
    fixture.clock.advance(Duration.ofHours(3));

    TestResponse later = fixture.function.call(openRequest(share.textAt("/token"), KEY));
    TestResponse revoked = fixture.function.call(openRequest(other.textAt("/token"), KEY));

    assertThat(later.status()).isEqualTo(410);
    assertThat(revoked.status()).isEqualTo(410);
  }

  /** Otherwise anybody with the link could fill the table. */
  @Test
  void opensWithoutRecordWhenShareHasMaximumOfRecords() {
    String token = fixture.createShare(Map.of()).textAt("/token");
    for (int i = 0; i < ShareOpenIdempotency.MAX_RECORDS; i++) {
      saveRecord("guest-" + i);
    }

    TestResponse first = fixture.function.call(openRequest(token, KEY));
    TestResponse repeated = fixture.function.call(openRequest(token, KEY));

    assertThat(first.status()).isEqualTo(200);
    assertThat(repeated.status()).isEqualTo(200);
    assertThat(countViews()).isEqualTo(2);
  }

  @Test
  void countsOneViewUntilShareExpires() {
    fixture.clock.advance(Duration.ofMillis(700));
    TestResponse share = fixture.createShare(Map.of("expiresInSeconds", 2));
    String token = share.textAt("/token");
    fixture.clock.advance(Duration.ofMillis(1950));

    TestResponse first = fixture.function.call(openRequest(token, KEY));
    TestResponse repeated = fixture.function.call(openRequest(token, KEY));

    assertThat(first.textAt("/expiresAt")).isEqualTo(share.textAt("/expiresAt"));
    assertThat(repeated.status()).isEqualTo(200);
    assertThat(countViews()).isEqualTo(1);
    assertThat(fixture.listPhotos(token, repeated.textAt("/viewToken")).status()).isEqualTo(200);
  }

  @Test
  void rejectsViewTokenWhenShareHasExpiredWithinSameSecond() {
    fixture.clock.advance(Duration.ofMillis(200));
    String token = fixture.createShare(Map.of("expiresInSeconds", 2)).textAt("/token");
    String view = fixture.openShare(token).textAt("/viewToken");
    fixture.clock.advance(Duration.ofSeconds(2));

    TestResponse photos = fixture.listPhotos(token, view);

    assertThat(photos.status()).isEqualTo(410);
  }

  /** Otherwise guests with the same short key open a share more often than it allows. */
  @ParameterizedTest
  @ValueSource(strings = {"open-share-5c0e", "1", "123456789012345678901"})
  void rejectsKeyThatGuestsMayShare(String key) {
    String token = fixture.createShare(Map.of("maxViews", 1)).textAt("/token");

    TestResponse rejected = fixture.function.call(openRequest(token, key));

    assertThat(rejected.errorPointers()).containsExactly("/Idempotency-Key");
    assertThat(countViews()).isZero();
  }

  @Test
  void rejectsInvalidKey() {
    String token = fixture.createShare(Map.of()).textAt("/token");

    TestResponse rejected = fixture.function.call(openRequest(token, "x".repeat(65)));

    assertThat(rejected.status()).isEqualTo(400);
    assertThat(countViews()).isZero();
  }

  private static TestRequest openRequest(String token, String key) {
    return TestRequest.to(ShareFixture.OPEN_SHARE)
        .pathParam("token", token)
        .header("Idempotency-Key", key);
  }

  private SavedResult findSavedRecord(String key) {
    return store().find(IdempotencyScope.of(shareId()), key).orElseThrow();
  }

  private void saveRecord(String key) {
    store()
        .claim(
            IdempotencyScope.of(shareId()),
            key,
            Sha256.hash(key),
            fixture.clock.instant().plusSeconds(60));
  }

  private ShareId shareId() {
    return fixture.shares().listByAlbum(fixture.album, null, 1).getFirst().id();
  }

  private IdempotencyStore store() {
    return records.repository(IdempotencyStore.class);
  }

  private int countViews() {
    return fixture.shares().listByAlbum(fixture.album, null, 1).getFirst().views();
  }
}
