package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.Share;
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
  void acceptsPasscodeAsAnyKeyboardTypesIt() {
    String typed = fixture.createShare(Map.of("passcode", "２４６８ cafe\u0301")).textAt("/token");

    TestResponse opened = fixture.openShare(typed, "2468\u00a0ｃaf\u00e9");

    assertThat(opened.status()).isEqualTo(200);
  }

  @Test
  void countsNoViewWhenRejected() {
    fixture.openShare(token, WRONG);
    fixture.openShare(token);

    assertThat(listShares().body().at("/items/0/views").asInt()).isZero();
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
  void rejectsAnyPasscodeForTenMinutesAfterTenWrongOnes() {
    tryWrongPasscodes(10);

    TestResponse right = fixture.openShare(token, CORRECT);
    TestResponse missing = fixture.openShare(token);
    fixture.clock.advance(Duration.ofMinutes(10));
    TestResponse later = fixture.openShare(token, CORRECT);

    assertThat(right.status()).isEqualTo(429);
    assertThat(right.headers()).containsEntry("retry-after", "600");
    assertThat(missing.status()).isEqualTo(429);
    assertThat(later.status()).isEqualTo(200);
  }

  @Test
  void doublesWaitWithEachFurtherFailureUpToOneDay() {
    tryWrongPasscodes(10);
    List<Integer> minutes = new ArrayList<>();

    for (int i = 0; i < 10; i++) {
      Duration wait = retryAfter();
      minutes.add((int) wait.toMinutes());
      fixture.clock.advance(wait);
      tryWrongPasscodes(1);
    }

    assertThat(minutes).containsExactly(10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440);
  }

  @Test
  void keepsFailuresWhenPasscodeIsCorrect() {
    tryWrongPasscodes(9);
    fixture.openShare(token, CORRECT);
    fixture.openShare(token, WRONG);

    TestResponse rejected = fixture.openShare(token, CORRECT);

    assertThat(rejected.status()).isEqualTo(429);
  }

  @Test
  void forgetsFailuresOfCallerAfterOneWeek() {
    tryWrongPasscodes(10);
    fixture.clock.advance(Share.WRONG_PASSCODE_RETENTION.plusMillis(1));

    tryWrongPasscodes(9);

    assertThat(fixture.openShare(token, CORRECT).status()).isEqualTo(200);
  }

  /** Otherwise anybody with the link could lock out those who know the passcode. */
  @Test
  void admitsOtherCallerWhileGuesserWaits() {
    tryWrongPasscodes(10);

    TestResponse opened = fixture.function.call(openRequest("198.51.100.7", CORRECT));

    assertThat(opened.status()).isEqualTo(200);
  }

  @Test
  void countsAddressesOfOneNetworkTogether() {
    for (int i = 0; i < 10; i++) {
      fixture.function.call(openRequest("2001:db8:1:2::" + i, WRONG));
    }

    TestResponse same = fixture.function.call(openRequest("2001:db8:1:2:ffff::1", CORRECT));
    TestResponse other = fixture.function.call(openRequest("2001:db8:1:3::1", CORRECT));

    assertThat(same.status()).isEqualTo(429);
    assertThat(other.status()).isEqualTo(200);
  }

  @Test
  void ignoresForwardedAddresses() {
    for (int i = 0; i < 10; i++) {
      fixture.function.call(
          openRequest(TestRequest.DEFAULT_SOURCE_IP, WRONG)
              .header("x-forwarded-for", "198.51.100." + i));
    }

    assertThat(fixture.openShare(token, CORRECT).status()).isEqualTo(429);
  }

  @Test
  void locksShareAfterHundredWrongPasscodesOfAllCallers() {
    tryWrongPasscodesOfManyCallers(Share.MAX_WRONG_PASSCODES - 1);
    TestResponse before = fixture.openShare(token, CORRECT);
    fixture.openShare(token, WRONG);

    TestResponse locked = fixture.openShare(token, CORRECT);
    TestResponse photos = fixture.listPhotos(token, before.textAt("/viewToken"));

    assertThat(before.status()).isEqualTo(200);
    assertThat(locked.status()).isEqualTo(410);
    assertThat(locked.problemCode()).isEqualTo("share-locked");
    assertThat(photos.status()).isEqualTo(200);
  }

  @Test
  void showsOwnerWrongPasscodesAndLock() {
    tryWrongPasscodesOfManyCallers(Share.MAX_WRONG_PASSCODES - 1);
    TestResponse before = listShares();
    fixture.openShare(token, WRONG);

    TestResponse after = listShares();

    assertThat(before.body().at("/items/0/wrongPasscodes").asInt()).isEqualTo(99);
    assertThat(before.body().at("/items/0/locked").asBoolean()).isFalse();
    assertThat(after.body().at("/items/0/wrongPasscodes").asInt()).isEqualTo(100);
    assertThat(after.body().at("/items/0/locked").asBoolean()).isTrue();
  }

  @Test
  void countsFailuresPerShare() {
    tryWrongPasscodes(10);
    String other = fixture.createShare(Map.of("passcode", CORRECT)).textAt("/token");

    TestResponse opened = fixture.openShare(other, CORRECT);

    assertThat(opened.status()).isEqualTo(200);
  }

  @Test
  void returnsGoneBeforeRateLimit() {
    tryWrongPasscodes(10);
    fixture.shares().revokeByAlbum(fixture.album, fixture.clock.instant());

    TestResponse rejected = fixture.openShare(token, CORRECT);

    assertThat(rejected.status()).isEqualTo(410);
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

  private Duration retryAfter() {
    TestResponse rejected = fixture.openShare(token, CORRECT);
    return Duration.ofSeconds(Long.parseLong(rejected.headers().getOrDefault("retry-after", "0")));
  }

  private TestResponse listShares() {
    return fixture.function.call(
        fixture.ownerRequest(ShareFixture.LIST_SHARES).pathParam("albumId", fixture.album));
  }
}
