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
import wxalbum.testing.ApiResponse;

/** Tests which originals a guest may load. */
class SharedOriginalTest {
  private final Gallery gallery = new Gallery();

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void givesTheAddressOfAnOriginalWhereTheShareGrantsIt() {
    PhotoId photo = gallery.photo(1);
    String token = gallery.share(Map.of("allowOriginals", true)).text("/token");
    String view = gallery.open(token).text("/viewToken");

    ApiResponse original = gallery.original(token, photo, view);

    assertThat(original.status()).isEqualTo(200);
    assertThat(URI.create(original.text("/url")).getPath())
        .endsWith("/" + new ObjectKey.Original(gallery.album, photo));
    assertThat(original.text("/expiresAt")).isEqualTo("2026-05-02T09:15:00Z");
  }

  @Test
  void refusesOriginalsWhereTheShareDoesNotGrantThem() {
    PhotoId photo = gallery.photo(1);
    String token = gallery.share(Map.of()).text("/token");
    String view = gallery.open(token).text("/viewToken");

    ApiResponse original = gallery.original(token, photo, view);

    assertThat(original.status()).isEqualTo(403);
    assertThat(original.code()).isEqualTo("forbidden");
  }

  @Test
  void knowsNoOriginalOfAPhotoThatItDoesNotShow() {
    PhotoId waiting = gallery.expected(1);
    PhotoId trashed = gallery.photo(2);
    gallery.photos().trashOne(trashed, gallery.clock.instant());
    String token = gallery.share(Map.of("allowOriginals", true)).text("/token");
    String view = gallery.open(token).text("/viewToken");

    ApiResponse ofWaiting = gallery.original(token, waiting, view);
    ApiResponse ofTrashed = gallery.original(token, trashed, view);
    ApiResponse ofUnknown = gallery.original(token, new PhotoId(new UUID(1, 2)), view);

    assertThat(ofWaiting.status()).isEqualTo(404);
    assertThat(ofTrashed.status()).isEqualTo(404);
    assertThat(ofUnknown.status()).isEqualTo(404);
  }

  @Test
  void knowsNoOriginalOfAnotherAlbum() {
    PhotoId foreign = gallery.photo(1);
    AlbumId other = gallery.anotherAlbum();
    ApiResponse share =
        gallery.function.call(
            gallery
                .asOwner(Gallery.CREATE)
                .path("albumId", other)
                .json(Map.of("allowOriginals", true)));
    String token = share.text("/token");
    String view = gallery.open(token).text("/viewToken");

    ApiResponse original = gallery.original(token, foreign, view);

    assertThat(original.status()).isEqualTo(404);
  }

  @Test
  void givesNoAddressOfARevokedShareAndLetsThoseItGaveRunOut() {
    PhotoId photo = gallery.photo(1);
    ApiResponse share = gallery.share(Map.of("allowOriginals", true));
    String token = share.text("/token");
    String view = gallery.open(token).text("/viewToken");
    ApiResponse given = gallery.original(token, photo, view);

    ApiResponse revoked = gallery.revoke(share.text("/id"));

    assertThat(revoked.status()).isEqualTo(204);
    assertThat(gallery.open(token).status()).isEqualTo(410);
    assertThat(gallery.photos(token, view).status()).isEqualTo(410);
    assertThat(gallery.original(token, photo, view).status()).isEqualTo(410);
    assertThat(Instant.parse(given.text("/expiresAt")))
        .isBeforeOrEqualTo(gallery.clock.instant().plus(Duration.ofMinutes(75)));
  }
}
