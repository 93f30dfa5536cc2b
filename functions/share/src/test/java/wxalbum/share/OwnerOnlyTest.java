package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.Ids;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;

/** Tests that only the owner of an album can manage its shares. */
class OwnerOnlyTest {
  private final Gallery gallery = new Gallery();
  private final ApiResponse share = gallery.share(Map.of());
  private final String stranger = gallery.cloud.token(gallery.cloud.newUser(), gallery.clock);

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void doesNotShareAnotherUsersAlbum() {
    ApiResponse response = create(gallery.album, stranger);

    assertThat(response.status()).isEqualTo(404);
    assertThat(gallery.shares().ofAlbum(gallery.album, null, 10)).hasSize(1);
  }

  @Test
  void doesNotListTheSharesOfAnotherUsersAlbum() {
    ApiResponse response =
        gallery.function.call(
            ApiRequest.to(Gallery.LIST).path("albumId", gallery.album).token(stranger));

    assertThat(response.status()).isEqualTo(404);
  }

  @Test
  void doesNotRevokeAnotherUsersShare() {
    ApiResponse response =
        gallery.function.call(
            ApiRequest.to(Gallery.REVOKE).path("shareId", share.text("/id")).token(stranger));

    assertThat(response.status()).isEqualTo(404);
    assertThat(gallery.open(share.text("/token")).status()).isEqualTo(200);
  }

  @Test
  void answersAnAlbumThatDoesNotExistAsAnotherUsers() {
    AlbumId unknown = new AlbumId(Ids.next(gallery.clock.instant()));

    ApiResponse response = create(unknown, gallery.cloud.token(gallery.owner, gallery.clock));

    ApiResponse foreign = create(gallery.album, stranger);
    assertThat(response.status()).isEqualTo(404);
    assertThat(response.text("/detail")).isEqualTo(foreign.text("/detail"));
  }

  @Test
  void knowsNothingUnderAnIdThatIsNone() {
    ApiResponse revoked = gallery.revoke("no-id");
    ApiResponse list =
        gallery.function.call(gallery.asOwner(Gallery.LIST).path("albumId", "no-id"));

    assertThat(revoked.status()).isEqualTo(404);
    assertThat(list.status()).isEqualTo(404);
  }

  @Test
  void asksForATokenFirst() {
    ApiResponse response =
        gallery.function.call(
            ApiRequest.to(Gallery.CREATE).path("albumId", gallery.album).text("{"));

    assertThat(response.status()).isEqualTo(401);
  }

  @Test
  void refusesATokenThatHasExpired() {
    String token = gallery.cloud.token(gallery.owner, gallery.clock);
    gallery.clock.advance(Duration.ofHours(24));

    ApiResponse response = create(gallery.album, token);

    assertThat(response.status()).isEqualTo(401);
  }

  private ApiResponse create(AlbumId album, String token) {
    return gallery.function.call(
        ApiRequest.to(Gallery.CREATE).path("albumId", album).token(token).json(Map.of()));
  }
}
