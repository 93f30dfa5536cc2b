package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.settings.Setting;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.LockWait;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** Tests that concurrent guesses of a passcode are limited like those that follow each other. */
class ConcurrentPasscodeTest {
  private static final String CORRECT = "2468";
  private static final String WRONG = "1357";
  private static final SourceNetwork CALLER = SourceNetwork.of(TestRequest.DEFAULT_SOURCE_IP);

  private final ShareFixture fixture = new ShareFixture();
  private final String token = fixture.addShareWithFastHash(CORRECT);

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void revealsAtMostTenFailuresWhenGuessesAreConcurrent() throws Exception {
    tryWrongPasscodes(8);
    List<Supplier<TestResponse>> guesses =
        Stream.generate(fixture::newInstance).limit(8).map(this::guessRequest).toList();

    List<TestResponse> responses = ConcurrentTasks.runAll(guesses);

    assertThat(responses).filteredOn(response -> response.status() == 401).hasSize(2);
    assertThat(responses).filteredOn(response -> response.status() == 429).hasSize(6);
  }

  @Test
  void checksLimitAgainAfterWaitingForLock() throws Exception {
    tryWrongPasscodes(9);
    Sha256 tokenHash = Sha256.hash(token);
    PasscodeRateLimiter limiter =
        new PasscodeRateLimiter(
            fixture.shares(),
            new ShareTokens(fixture.cloud.settings().keyRing(Setting.SHARE_KEYS)));

    Future<TestResponse> guess =
        fixture.database.inTransaction(
            () -> {
              Share held = fixture.shares().lockByTokenHash(tokenHash).orElseThrow();
              limiter.recordFailure(held, CALLER, fixture.clock.instant());
              return LockWait.runUntilBlocked(
                  fixture.cloud, () -> fixture.openShare(token, CORRECT));
            });

    assertThat(guess.get().status()).isEqualTo(429);
  }

  @Test
  void revealsAtMostHundredFailuresOfManyCallersWhenGuessesAreConcurrent() throws Exception {
    tryWrongPasscodesOfManyCallers(Share.MAX_WRONG_PASSCODES - 2);
    List<Supplier<TestResponse>> guesses =
        IntStream.range(0, 8)
            .<Supplier<TestResponse>>mapToObj(
                i -> {
                  FunctionInvoker instance = fixture.newInstance();
                  return () -> instance.call(openRequest("192.0.2." + i, WRONG));
                })
            .toList();

    List<TestResponse> responses = ConcurrentTasks.runAll(guesses);

    assertThat(responses).filteredOn(response -> response.status() == 401).hasSize(2);
    assertThat(responses).filteredOn(response -> response.status() == 410).hasSize(6);
  }

  private Supplier<TestResponse> guessRequest(FunctionInvoker instance) {
    return () -> instance.call(openRequest(TestRequest.DEFAULT_SOURCE_IP, WRONG));
  }

  private TestRequest openRequest(String sourceIp, String passcode) {
    return TestRequest.to(ShareFixture.OPEN_SHARE)
        .pathParam("token", token)
        .sourceIp(sourceIp)
        .jsonBody(Map.of("passcode", passcode));
  }

  private void tryWrongPasscodes(int number) {
    for (int i = 0; i < number; i++) {
      assertThat(fixture.openShare(token, WRONG).status()).isEqualTo(401);
    }
  }

  /** Sends wrong passcodes from different addresses. */
  private void tryWrongPasscodesOfManyCallers(int number) {
    for (int i = 0; i < number; i++) {
      TestResponse rejected = fixture.function.call(openRequest("198.51.100." + i, WRONG));
      assertThat(rejected.status()).isEqualTo(401);
    }
  }
}
