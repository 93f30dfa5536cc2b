package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.PhotoId;
import wxalbum.album.ShareId;
import wxalbum.session.TokenKeys;
import wxalbum.session.Tokens;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;

/** Tests which requests a view token authorizes. */
class ViewTokenTest {
  private static final String STRANGERS_KEY = "test:ISEhISEhISEhISEhISEhISEhISEhISEhISEhISEhISE=";

  private final Gallery gallery = new Gallery();
  private final ApiResponse share = gallery.share(Map.of("allowOriginals", true));
  private final String token = share.text("/token");
  private final PhotoId photo = gallery.photo(1);

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void opensThePhotosForTwoHours() {
    String view = gallery.open(token).text("/viewToken");
    gallery.clock.advance(Duration.ofMinutes(119));
    ApiResponse before = gallery.photos(token, view);
    gallery.clock.advance(Duration.ofMinutes(1));

    ApiResponse after = gallery.photos(token, view);

    assertThat(before.status()).isEqualTo(200);
    assertThat(after.status()).isEqualTo(401);
  }

  @Test
  void doesNotOpenAnotherShare() {
    String other = gallery.share(Map.of("allowOriginals", true)).text("/token");
    String view = gallery.open(other).text("/viewToken");

    ApiResponse photos = gallery.photos(token, view);
    ApiResponse original = gallery.original(token, photo, view);

    assertThat(photos.status()).isEqualTo(401);
    assertThat(original.status()).isEqualTo(401);
  }

  @Test
  void isAskedForOnEachRouteOfGuests() {
    ApiResponse photos = gallery.function.call(ApiRequest.to(Gallery.PHOTOS).path("token", token));
    ApiResponse original =
        gallery.function.call(
            ApiRequest.to(Gallery.ORIGINAL).path("token", token).path("photoId", "no-id"));

    assertThat(photos.status()).isEqualTo(401);
    assertThat(original.status()).isEqualTo(401);
  }

  @Test
  void isNotReplacedByTheOwnersToken() {
    String owners = gallery.cloud.token(gallery.owner, gallery.clock);

    ApiResponse photos = gallery.photos(token, owners);

    assertThat(photos.status()).isEqualTo(401);
  }

  @Test
  void doesNotReplaceTheOwnersToken() {
    String view = gallery.open(token).text("/viewToken");

    ApiResponse list =
        gallery.function.call(
            ApiRequest.to(Gallery.LIST).path("albumId", gallery.album).token(view));

    assertThat(list.status()).isEqualTo(401);
  }

  @Test
  void isRefusedWhenSignedWithAStrangersKey() {
    Tokens strangers = new Tokens(TokenKeys.parse(STRANGERS_KEY), gallery.clock);
    ShareId id = ShareId.parse(share.text("/id")).orElseThrow();
    String forged = strangers.issueView(id, null).token();

    ApiResponse photos = gallery.photos(token, forged);

    assertThat(photos.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
  void isRefusedWhenItIsNone(String nonsense) {
    ApiResponse photos = gallery.photos(token, nonsense);

    assertThat(photos.status()).isEqualTo(401);
  }

  @Test
  void opensNothingUnderALinkThatDoesNotExist() {
    String view = gallery.open(token).text("/viewToken");

    ApiResponse photos = gallery.photos("3q2-7wAAAAAAAAAAAAAAAA", view);
    ApiResponse original = gallery.original("no-token", new PhotoId(new UUID(1, 2)), view);

    assertThat(photos.status()).isEqualTo(404);
    assertThat(original.status()).isEqualTo(404);
  }
}
