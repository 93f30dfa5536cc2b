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
import wxalbum.http.SavedAnswers;
import wxalbum.http.SavedAnswers.SavedAnswer;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;

/** Tests creating a share repeatedly under the same {@code Idempotency-Key}. */
class IdempotentShareTest {
  private static final String BODY = "{\"passcode\":\"2468\",\"maxViews\":5}";

  private final Gallery gallery = new Gallery();

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void answersARepeatAsTheFirstAlthoughTheShareHasChanged() {
    ApiResponse first = gallery.function.call(create(BODY));
    gallery.open(first.text("/token"), "2468");
    gallery.clock.advance(Duration.ofMinutes(1));

    ApiResponse second = gallery.function.call(create(BODY));

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(gallery.shares().ofAlbum(gallery.album, null, 10)).hasSize(1);
  }

  @Test
  void refusesAnotherRequestUnderTheSameKey() {
    gallery.function.call(create(BODY));

    ApiResponse second = gallery.function.call(create("{\"passcode\":\"2469\",\"maxViews\":5}"));

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("conflict");
  }

  @Test
  void makesOneShareOfTwoRequestsAtOnce() throws Exception {
    List<Supplier<ApiResponse>> twice =
        Stream.generate(gallery::anotherInstance)
            .limit(2)
            .<Supplier<ApiResponse>>map(instance -> () -> instance.call(create(BODY)))
            .toList();

    List<ApiResponse> responses = AtOnce.all(twice);

    assertThat(responses).extracting(ApiResponse::status).containsOnly(201);
    assertThat(responses.get(0).body()).isEqualTo(responses.get(1).body());
  }

  @Test
  void keepsNothingFromWhichTokenOrPasscodeCouldBeRead() {
    ApiRequest request = create(BODY);
    String token = gallery.function.call(request).text("/token");

    SavedAnswer saved = saved("a-key");

    Sha256 guess = Sha256.of("POST " + request.path() + "\n" + BODY);
    assertThat(saved.body()).contains("\"hasPasscode\":true").doesNotContain(token);
    assertThat(saved.requestHash()).isNotEqualTo(guess);
  }

  @Test
  void letsARefusedRequestBeMendedUnderTheSameKey() {
    ApiResponse rejected = gallery.function.call(create("{\"maxViews\":0}"));

    ApiResponse corrected = gallery.function.call(create(BODY));

    assertThat(rejected.status()).isEqualTo(400);
    assertThat(corrected.status()).isEqualTo(201);
  }

  private ApiRequest create(String body) {
    return gallery
        .asOwner(Gallery.CREATE)
        .path("albumId", gallery.album)
        .header("idempotency-key", "a-key")
        .text(body);
  }

  private SavedAnswer saved(String key) {
    try (Database database = new Database(gallery.cloud.settings(), SavedAnswers.class)) {
      return database
          .repository(SavedAnswers.class)
          .find(gallery.owner.userId(), key)
          .orElseThrow();
    }
  }
}
