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
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.FunctionDriver;

/** Tests that a share requires its passcode, and that guesses are limited. */
class PasscodeTest {
  private static final String RIGHT = "2468";
  private static final String WRONG = "1357";

  private final Gallery gallery = new Gallery();
  private final String token = gallery.shareWithQuickHash(RIGHT);

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void letsInWithThePasscodeThatTheOwnerChose() {
    String chosen = gallery.share(Map.of("passcode", RIGHT)).text("/token");

    ApiResponse opened = gallery.open(chosen, RIGHT);

    assertThat(opened.status()).isEqualTo(200);
  }

  @Test
  void keepsOutWithAnotherPasscode() {
    ApiResponse rejected = gallery.open(token, WRONG);

    assertThat(rejected.status()).isEqualTo(401);
    assertThat(rejected.code()).isEqualTo("unauthorized");
  }

  @Test
  void countsNoViewForWhoIsKeptOut() {
    gallery.open(token, WRONG);
    gallery.open(token);

    ApiResponse list =
        gallery.function.call(gallery.asOwner(Gallery.LIST).path("albumId", gallery.album));

    assertThat(list.body().at("/items/0/views").asInt()).isZero();
  }

  @Test
  void doesNotCountAMissingPasscodeAsWrong() {
    for (int i = 0; i < 11; i++) {
      assertThat(gallery.open(token).status()).isEqualTo(401);
      assertThat(gallery.open(token, "").status()).isEqualTo(401);
    }

    ApiResponse opened = gallery.open(token, RIGHT);

    assertThat(opened.status()).isEqualTo(200);
  }

  @Test
  void takesNoPasscodeAfterTenWrongOnes() {
    wrongOnes(10, Duration.ofSeconds(30));

    ApiResponse right = gallery.open(token, RIGHT);
    ApiResponse missing = gallery.open(token);

    assertThat(right.status()).isEqualTo(429);
    assertThat(right.headers()).containsEntry("retry-after", "300");
    assertThat(missing.status()).isEqualTo(429);
  }

  @Test
  void takesPasscodesAgainWhenTheOldestOfTheTenIsTenMinutesOld() {
    wrongOnes(10, Duration.ofSeconds(30));
    gallery.clock.advance(Duration.ofSeconds(299));
    ApiResponse early = gallery.open(token, RIGHT);
    gallery.clock.advance(Duration.ofSeconds(1));

    ApiResponse opened = gallery.open(token, RIGHT);

    assertThat(early.headers()).containsEntry("retry-after", "1");
    assertThat(opened.status()).isEqualTo(200);
  }

  @Test
  void takesOneMoreWrongPasscodeForEachThatGrowsOld() {
    wrongOnes(10, Duration.ofSeconds(30));
    gallery.clock.advance(Duration.ofMinutes(5));
    ApiResponse eleventh = gallery.open(token, WRONG);

    ApiResponse twelfth = gallery.open(token, RIGHT);

    assertThat(eleventh.status()).isEqualTo(401);
    assertThat(twelfth.headers()).containsEntry("retry-after", "30");
  }

  @Test
  void doesNotForgetWrongPasscodesForARightOne() {
    wrongOnes(9, Duration.ZERO);
    gallery.open(token, RIGHT);
    gallery.open(token, WRONG);

    ApiResponse rejected = gallery.open(token, RIGHT);

    assertThat(rejected.status()).isEqualTo(429);
  }

  @Test
  void countsTheWrongPasscodesOfEachShareAlone() {
    wrongOnes(10, Duration.ZERO);
    String other = gallery.share(Map.of("passcode", RIGHT)).text("/token");

    ApiResponse opened = gallery.open(other, RIGHT);

    assertThat(opened.status()).isEqualTo(200);
  }

  @Test
  void saysThatItIsOverBeforeItCountsPasscodes() {
    wrongOnes(10, Duration.ZERO);
    gallery.shares().revokeAll(gallery.album, gallery.clock.instant());

    ApiResponse rejected = gallery.open(token, RIGHT);

    assertThat(rejected.status()).isEqualTo(410);
  }

  @Test
  void tellsNoMoreThanTenGuessersThatTheyAreWrongHoweverManyGuessAtOnce() throws Exception {
    wrongOnes(8, Duration.ZERO);
    List<Supplier<ApiResponse>> guesses =
        Stream.generate(gallery::anotherInstance).limit(8).map(this::guess).toList();

    List<ApiResponse> responses = AtOnce.all(guesses);

    assertThat(responses).filteredOn(response -> response.status() == 401).hasSize(2);
    assertThat(responses).filteredOn(response -> response.status() == 429).hasSize(6);
  }

  @Test
  void looksAgainAtTheLimitAfterWaitingForAnotherGuess() throws Exception {
    wrongOnes(9, Duration.ZERO);
    Sha256 tokenHash = Sha256.of(token);

    Future<ApiResponse> guess =
        gallery.database.inOne(
            () -> {
              Share held = gallery.shares().lock(tokenHash).orElseThrow();
              gallery.shares().addWrongPasscode(held.id(), gallery.clock.instant());
              return LockWait.of(gallery.cloud, () -> gallery.open(token, RIGHT));
            });

    assertThat(guess.get().status()).isEqualTo(429);
  }

  private Supplier<ApiResponse> guess(FunctionDriver instance) {
    return () ->
        instance.call(
            ApiRequest.to(Gallery.OPEN).path("token", token).json(Map.of("passcode", WRONG)));
  }

  private void wrongOnes(int number, Duration apart) {
    for (int i = 0; i < number; i++) {
      assertThat(gallery.open(token, WRONG).status()).isEqualTo(401);
      gallery.clock.advance(apart);
    }
  }
}
