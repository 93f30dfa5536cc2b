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

/** Tests the limits of a share: its expiry and its maximum number of views. */
class ShareEndTest {
  private final Gallery gallery = new Gallery();

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void opensUntilItExpires() {
    String token = gallery.share(Map.of("expiresInSeconds", 60)).text("/token");
    gallery.clock.advance(Duration.ofSeconds(59));
    ApiResponse before = gallery.open(token);
    gallery.clock.advance(Duration.ofSeconds(1));

    ApiResponse after = gallery.open(token);

    assertThat(before.status()).isEqualTo(200);
    assertThat(after.status()).isEqualTo(410);
    assertThat(after.code()).isEqualTo("gone");
  }

  @Test
  void endsTheViewTokenWithTheShare() {
    String token = gallery.share(Map.of("expiresInSeconds", 60)).text("/token");
    ApiResponse opened = gallery.open(token);
    gallery.clock.advance(Duration.ofSeconds(60));

    ApiResponse photos = gallery.photos(token, opened.text("/viewToken"));

    assertThat(opened.text("/expiresAt")).isEqualTo("2026-05-02T08:01:00Z");
    assertThat(photos.status()).isEqualTo(410);
  }

  @Test
  void opensAsOftenAsItMay() {
    String token = gallery.share(Map.of("maxViews", 2)).text("/token");
    ApiResponse first = gallery.open(token);
    ApiResponse second = gallery.open(token);

    ApiResponse third = gallery.open(token);

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(200);
    assertThat(third.status()).isEqualTo(410);
  }

  @Test
  void letsTheLastGuestGoOnLooking() {
    String token = gallery.share(Map.of("maxViews", 1)).text("/token");
    String view = gallery.open(token).text("/viewToken");

    ApiResponse photos = gallery.photos(token, view);

    assertThat(photos.status()).isEqualTo(200);
  }

  @Test
  void opensNoMoreOftenHoweverManyOpenItAtOnce() throws Exception {
    ApiResponse share = gallery.share(Map.of("maxViews", 3, "passcode", "2468"));
    List<Supplier<ApiResponse>> guests =
        Stream.generate(gallery::anotherInstance)
            .limit(8)
            .map(instance -> guest(instance, share.text("/token")))
            .toList();

    List<ApiResponse> responses = AtOnce.all(guests);

    ApiResponse list =
        gallery.function.call(gallery.asOwner(Gallery.LIST).path("albumId", gallery.album));
    assertThat(responses).filteredOn(response -> response.status() == 200).hasSize(3);
    assertThat(responses).filteredOn(response -> response.status() == 410).hasSize(5);
    assertThat(list.body().at("/items/0/views").asInt()).isEqualTo(3);
  }

  @Test
  void looksAgainAtTheNumberOfViewsAfterWaitingForAnotherGuest() throws Exception {
    String token = gallery.share(Map.of("maxViews", 1)).text("/token");
    Sha256 tokenHash = Sha256.of(token);

    Future<ApiResponse> guest =
        gallery.database.inOne(
            () -> {
              Share held = gallery.shares().lock(tokenHash).orElseThrow();
              gallery.shares().countView(held.id(), gallery.clock.instant());
              return LockWait.of(gallery.cloud, () -> gallery.open(token));
            });

    assertThat(guest.get().status()).isEqualTo(410);
  }

  private static Supplier<ApiResponse> guest(FunctionDriver instance, String token) {
    return () ->
        instance.call(
            ApiRequest.to(Gallery.OPEN).path("token", token).json(Map.of("passcode", "2468")));
  }
}
