package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.ObjectKey;
import wxalbum.album.PhotoId;
import wxalbum.testkit.TestResponse;

/** Tests which originals a guest may load. */
class SignSharedOriginalUrlTest {
  private final ShareFixture fixture = new ShareFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void returnsSignedUrlWhenShareAllowsOriginals() {
    PhotoId photo = fixture.addReadyPhoto(1);
    String token = fixture.createShare(Map.of("allowOriginals", true)).textAt("/token");
    String view = fixture.openShare(token).textAt("/viewToken");

    TestResponse original = fixture.getOriginal(token, photo, view);

    assertThat(original.status()).isEqualTo(200);
    assertThat(URI.create(original.textAt("/url")).getPath())
        .endsWith("/" + new ObjectKey.Original(fixture.album, photo));
    assertThat(original.textAt("/expiresAt")).isEqualTo("2026-05-02T09:15:00Z");
  }

  @Test
  void returnsForbiddenWhenShareDoesNotAllowOriginals() {
    PhotoId photo = fixture.addReadyPhoto(1);
    String token = fixture.createShare(Map.of()).textAt("/token");
    String view = fixture.openShare(token).textAt("/viewToken");

    TestResponse original = fixture.getOriginal(token, photo, view);

    assertThat(original.status()).isEqualTo(403);
    assertThat(original.problemCode()).isEqualTo("forbidden");
  }

  @Test
  void returnsNotFoundWhenPhotoIsNotVisible() {
    PhotoId waiting = fixture.addPendingPhoto(1);
    PhotoId trashed = fixture.addReadyPhoto(2);
    fixture.photos().moveToTrash(trashed, fixture.clock.instant());
    String token = fixture.createShare(Map.of("allowOriginals", true)).textAt("/token");
    String view = fixture.openShare(token).textAt("/viewToken");

    TestResponse ofWaiting = fixture.getOriginal(token, waiting, view);
    TestResponse ofTrashed = fixture.getOriginal(token, trashed, view);
    TestResponse ofUnknown = fixture.getOriginal(token, new PhotoId(new UUID(1, 2)), view);

    assertThat(ofWaiting.status()).isEqualTo(404);
    assertThat(ofTrashed.status()).isEqualTo(404);
    assertThat(ofUnknown.status()).isEqualTo(404);
  }

  @Test
  void returnsNotFoundWhenPhotoIsInAnotherAlbum() {
    PhotoId foreign = fixture.addReadyPhoto(1);
    AlbumId other = fixture.addAlbum();
    TestResponse share =
        fixture.function.call(
            fixture
                .ownerRequest(ShareFixture.CREATE_SHARE)
                .pathParam("albumId", other)
                .jsonBody(Map.of("allowOriginals", true)));
    String token = share.textAt("/token");
    String view = fixture.openShare(token).textAt("/viewToken");

    TestResponse original = fixture.getOriginal(token, foreign, view);

    assertThat(original.status()).isEqualTo(404);
  }

  @Test
  void returnsGoneAndLetsIssuedUrlsExpireWhenRevoked() {
    PhotoId photo = fixture.addReadyPhoto(1);
    TestResponse share = fixture.createShare(Map.of("allowOriginals", true));
    String token = share.textAt("/token");
    String view = fixture.openShare(token).textAt("/viewToken");
    TestResponse given = fixture.getOriginal(token, photo, view);

    TestResponse revoked = fixture.revokeShare(share.textAt("/id"));

    assertThat(revoked.status()).isEqualTo(204);
    assertThat(fixture.openShare(token).status()).isEqualTo(410);
    assertThat(fixture.listPhotos(token, view).status()).isEqualTo(410);
    assertThat(fixture.getOriginal(token, photo, view).status()).isEqualTo(410);
    assertThat(Instant.parse(given.textAt("/expiresAt")))
        .isBeforeOrEqualTo(fixture.clock.instant().plus(Duration.ofMinutes(75)));
  }
}
