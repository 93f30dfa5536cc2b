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
import wxalbum.album.Sha256;
import wxalbum.album.ShareId;
import wxalbum.album.UserId;
import wxalbum.database.Database;
import wxalbum.http.SavedAnswers;
import wxalbum.http.SavedAnswers.SavedAnswer;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;

/** Tests opening a share repeatedly under the same {@code Idempotency-Key}. */
class RepeatedOpeningTest {
  private final Gallery gallery = new Gallery();

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void countsOneViewAndEndsTheSecondWithTheFirst() {
    String token = gallery.share(Map.of("maxViews", 1)).text("/token");
    ApiResponse first = gallery.function.call(open(token, "try-1"));
    gallery.clock.advance(Duration.ofMinutes(1));

    ApiResponse second = gallery.function.call(open(token, "try-1"));

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.text("/expiresAt")).isEqualTo(first.text("/expiresAt"));
    assertThat(views()).isEqualTo(1);
    assertThat(gallery.function.call(open(token, "try-2")).status()).isEqualTo(410);
  }

  @Test
  void countsOneViewOfTwoAtOnce() throws Exception {
    String token = gallery.share(Map.of("maxViews", 1)).text("/token");
    List<Supplier<ApiResponse>> twice =
        Stream.generate(gallery::anotherInstance)
            .limit(2)
            .<Supplier<ApiResponse>>map(instance -> () -> instance.call(open(token, "try-1")))
            .toList();

    List<ApiResponse> responses = AtOnce.all(twice);

    assertThat(responses).allMatch(response -> response.status() == 200);
    assertThat(views()).isEqualTo(1);
  }

  @Test
  void stillAsksForThePasscode() {
    String token = gallery.share(Map.of("passcode", "2468")).text("/token");
    gallery.function.call(open(token, "try-1").json(Map.of("passcode", "2468")));

    ApiResponse without = gallery.function.call(open(token, "try-1"));

    assertThat(without.status()).isEqualTo(401);
  }

  @Test
  void refusesAnotherBodyUnderTheSameKey() {
    String token = gallery.share(Map.of()).text("/token");
    gallery.function.call(open(token, "try-1"));

    ApiResponse other = gallery.function.call(open(token, "try-1").json(Map.of("passcode", "x")));

    assertThat(other.code()).isEqualTo("conflict");
    assertThat(views()).isEqualTo(1);
  }

  @Test
  void countsAWrongPasscodeUnderAKeyThatOpenedAsAnyOther() {
    String token = gallery.shareWithQuickHash("2468");
    gallery.function.call(open(token, "try-1").json(Map.of("passcode", "2468")));
    ApiRequest guess = open(token, "try-1").json(Map.of("passcode", "1357"));

    List<Integer> guesses =
        IntStream.range(0, 11).mapToObj(_ -> gallery.function.call(guess).status()).toList();

    assertThat(guesses.subList(0, 10)).containsOnly(401);
    assertThat(guesses.getLast()).isEqualTo(429);
  }

  @Test
  void keepsNothingFromWhichThePasscodeCouldBeGuessed() {
    String token = gallery.shareWithQuickHash("2468");
    ApiRequest opening = open(token, "try-1").text("{\"passcode\":\"2468\"}");
    gallery.function.call(opening);

    SavedAnswer saved = saved("try-1");

    Sha256 guess = Sha256.of("POST " + opening.path() + "\n{\"passcode\":\"2468\"}");
    assertThat(saved.body()).doesNotContain("2468");
    assertThat(saved.requestHash()).isNotEqualTo(guess);
  }

  @Test
  void isOverWithTheShareOrWithTheViewThatWasCounted() {
    ApiResponse share = gallery.share(Map.of("maxViews", 1));
    ApiResponse other = gallery.share(Map.of());
    gallery.function.call(open(share.text("/token"), "try-1"));
    gallery.function.call(open(other.text("/token"), "try-1"));
    gallery.revoke(other.text("/id"));
    gallery.clock.advance(Duration.ofHours(3));

    ApiResponse later = gallery.function.call(open(share.text("/token"), "try-1"));
    ApiResponse revoked = gallery.function.call(open(other.text("/token"), "try-1"));

    assertThat(later.status()).isEqualTo(410);
    assertThat(revoked.status()).isEqualTo(410);
  }

  @Test
  void refusesAKeyThatIsNone() {
    String token = gallery.share(Map.of()).text("/token");

    ApiResponse rejected = gallery.function.call(open(token, "x".repeat(65)));

    assertThat(rejected.status()).isEqualTo(400);
    assertThat(views()).isZero();
  }

  private static ApiRequest open(String token, String key) {
    return ApiRequest.to(Gallery.OPEN).path("token", token).header("Idempotency-Key", key);
  }

  private SavedAnswer saved(String key) {
    ShareId share = gallery.shares().ofAlbum(gallery.album, null, 1).getFirst().id();
    try (Database database = new Database(gallery.cloud.settings(), SavedAnswers.class)) {
      return database
          .repository(SavedAnswers.class)
          .find(new UserId(share.value()), key)
          .orElseThrow();
    }
  }

  private int views() {
    return gallery.shares().ofAlbum(gallery.album, null, 1).getFirst().views();
  }
}
