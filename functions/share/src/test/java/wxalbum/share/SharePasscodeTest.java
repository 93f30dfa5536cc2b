package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.LockWait;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** Tests that a share requires its passcode, and that guesses are limited. */
class SharePasscodeTest {
  private static final String CORRECT = "2468";
  private static final String WRONG = "1357";

  private final ShareFixture fixture = new ShareFixture();
  private final String token = fixture.addShareWithFastHash(CORRECT);

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void opensWithCorrectPasscode() {
    String chosen = fixture.createShare(Map.of("passcode", CORRECT)).textAt("/token");

    TestResponse opened = fixture.openShare(chosen, CORRECT);

    assertThat(opened.status()).isEqualTo(200);
  }

  @Test
  void rejectsWrongPasscode() {
    TestResponse rejected = fixture.openShare(token, WRONG);

    assertThat(rejected.status()).isEqualTo(401);
    assertThat(rejected.problemCode()).isEqualTo("unauthorized");
  }

  @Test
  void countsNoViewWhenRejected() {
    fixture.openShare(token, WRONG);
    fixture.openShare(token);

    TestResponse list =
        fixture.function.call(
            fixture.ownerRequest(ShareFixture.LIST_SHARES).pathParam("albumId", fixture.album));

    assertThat(list.body().at("/items/0/views").asInt()).isZero();
  }

  @Test
  void doesNotCountMissingPasscodeAsWrong() {
    for (int i = 0; i < 11; i++) {
      assertThat(fixture.openShare(token).status()).isEqualTo(401);
      assertThat(fixture.openShare(token, "").status()).isEqualTo(401);
    }

    TestResponse opened = fixture.openShare(token, CORRECT);

    assertThat(opened.status()).isEqualTo(200);
  }

  @Test
  void rejectsAnyPasscodeAfterTenWrongOnes() {
    tryWrongPasscodes(10, Duration.ofSeconds(30));

    TestResponse right = fixture.openShare(token, CORRECT);
    TestResponse missing = fixture.openShare(token);

    assertThat(right.status()).isEqualTo(429);
    assertThat(right.headers()).containsEntry("retry-after", "300");
    assertThat(missing.status()).isEqualTo(429);
  }

  @Test
  void acceptsPasscodeWhenOldestFailureIsTenMinutesOld() {
    tryWrongPasscodes(10, Duration.ofSeconds(30));
    fixture.clock.advance(Duration.ofSeconds(299));
    TestResponse early = fixture.openShare(token, CORRECT);
    fixture.clock.advance(Duration.ofSeconds(1));

    TestResponse opened = fixture.openShare(token, CORRECT);

    assertThat(early.headers()).containsEntry("retry-after", "1");
    assertThat(opened.status()).isEqualTo(200);
  }

  @Test
  void allowsOneGuessForEachExpiredFailure() {
    tryWrongPasscodes(10, Duration.ofSeconds(30));
    fixture.clock.advance(Duration.ofMinutes(5));
    TestResponse eleventh = fixture.openShare(token, WRONG);

    TestResponse twelfth = fixture.openShare(token, CORRECT);

    assertThat(eleventh.status()).isEqualTo(401);
    assertThat(twelfth.headers()).containsEntry("retry-after", "30");
  }

  @Test
  void keepsFailuresWhenPasscodeIsCorrect() {
    tryWrongPasscodes(9, Duration.ZERO);
    fixture.openShare(token, CORRECT);
    fixture.openShare(token, WRONG);

    TestResponse rejected = fixture.openShare(token, CORRECT);

    assertThat(rejected.status()).isEqualTo(429);
  }

  @Test
  void countsFailuresPerShare() {
    tryWrongPasscodes(10, Duration.ZERO);
    String other = fixture.createShare(Map.of("passcode", CORRECT)).textAt("/token");

    TestResponse opened = fixture.openShare(other, CORRECT);

    assertThat(opened.status()).isEqualTo(200);
  }

  @Test
  void returnsGoneBeforeRateLimit() {
    tryWrongPasscodes(10, Duration.ZERO);
    fixture.shares().revokeByAlbum(fixture.album, fixture.clock.instant());

    TestResponse rejected = fixture.openShare(token, CORRECT);

    assertThat(rejected.status()).isEqualTo(410);
  }

  @Test
  void revealsAtMostTenFailuresWhenGuessesAreConcurrent() throws Exception {
    tryWrongPasscodes(8, Duration.ZERO);
    List<Supplier<TestResponse>> guesses =
        Stream.generate(fixture::newInstance).limit(8).map(this::guessRequest).toList();

    List<TestResponse> responses = ConcurrentTasks.runAll(guesses);

    assertThat(responses).filteredOn(response -> response.status() == 401).hasSize(2);
    assertThat(responses).filteredOn(response -> response.status() == 429).hasSize(6);
  }

  @Test
  void checksLimitAgainAfterWaitingForLock() throws Exception {
    tryWrongPasscodes(9, Duration.ZERO);
    Sha256 tokenHash = Sha256.hash(token);

    Future<TestResponse> guess =
        fixture.database.inTransaction(
            () -> {
              Share held = fixture.shares().lockByTokenHash(tokenHash).orElseThrow();
              fixture.shares().insertFailedPasscodeAttempt(held.id(), fixture.clock.instant());
              return LockWait.runUntilBlocked(
                  fixture.cloud, () -> fixture.openShare(token, CORRECT));
            });

    assertThat(guess.get().status()).isEqualTo(429);
  }

  private Supplier<TestResponse> guessRequest(FunctionInvoker instance) {
    return () ->
        instance.call(
            TestRequest.to(ShareFixture.OPEN_SHARE)
                .pathParam("token", token)
                .jsonBody(Map.of("passcode", WRONG)));
  }

  private void tryWrongPasscodes(int number, Duration apart) {
    for (int i = 0; i < number; i++) {
      assertThat(fixture.openShare(token, WRONG).status()).isEqualTo(401);
      fixture.clock.advance(apart);
    }
  }
}
