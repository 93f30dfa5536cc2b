package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.PhotoId;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;

/** Tests the lifecycle of a share, from its creation to its revocation. */
class ShareLifeTest {
  private final Gallery gallery = new Gallery();

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void sharesAnAlbumOnTheTermsAsked() {
    ApiResponse share =
        gallery.share(
            Map.of(
                "label",
                " Family ",
                "expiresInSeconds",
                604800,
                "passcode",
                "2468",
                "allowOriginals",
                true,
                "maxViews",
                100));

    assertThat(share.status()).isEqualTo(201);
    assertThat(share.text("/label")).isEqualTo("Family");
    assertThat(share.text("/createdAt")).isEqualTo("2026-05-02T08:00:00Z");
    assertThat(share.text("/expiresAt")).isEqualTo("2026-05-09T08:00:00Z");
    assertThat(share.body().at("/hasPasscode").asBoolean()).isTrue();
    assertThat(share.body().at("/allowOriginals").asBoolean()).isTrue();
    assertThat(share.body().at("/maxViews").asInt()).isEqualTo(100);
    assertThat(share.text("/path")).isEqualTo("/pages/shared/shared?t=" + share.text("/token"));
  }

  @Test
  void sharesForEverAndWithoutPasscodeUnlessTold() {
    ApiResponse share = gallery.share(Map.of());

    assertThat(share.status()).isEqualTo(201);
    assertThat(share.body().at("/expiresAt").isNull()).isTrue();
    assertThat(share.body().at("/maxViews").isNull()).isTrue();
    assertThat(share.body().at("/label").isNull()).isTrue();
    assertThat(share.body().at("/hasPasscode").asBoolean()).isFalse();
    assertThat(share.body().at("/allowOriginals").asBoolean()).isFalse();
  }

  @Test
  void keepsNeitherTokenNorPasscodeInTheDatabase() {
    String token = gallery.share(Map.of("passcode", "2468")).text("/token");

    Share kept = gallery.shares().withToken(Sha256.of(token)).orElseThrow();

    assertThat(kept.toString()).doesNotContain(token).doesNotContain("2468");
  }

  @Test
  void listsSharesNewestFirstAsTheyWereCreated() {
    ApiResponse first = gallery.share(Map.of("label", "first"));
    gallery.clock.advance(Duration.ofSeconds(1));
    ApiResponse second = gallery.share(Map.of("label", "second", "passcode", "2468"));

    ApiResponse list =
        gallery.function.call(gallery.asOwner(Gallery.LIST).path("albumId", gallery.album));

    assertThat(list.body().at("/items")).containsExactly(second.body(), first.body());
    assertThat(list.body().at("/nextCursor").isNull()).isTrue();
  }

  @Test
  void goesOnListingSharesWhereThePageBeforeEnded() {
    List<ApiResponse> shares = List.of(gallery.share(Map.of()), later(Map.of()), later(Map.of()));
    ApiRequest list = gallery.asOwner(Gallery.LIST).path("albumId", gallery.album);
    ApiResponse first = gallery.function.call(list.query("limit", "2"));

    ApiResponse second =
        gallery.function.call(list.query("limit", "2").query("cursor", first.text("/nextCursor")));

    assertThat(first.body().at("/items"))
        .containsExactly(shares.get(2).body(), shares.get(1).body());
    assertThat(second.body().at("/items")).containsExactly(shares.get(0).body());
    assertThat(second.body().at("/nextCursor").isNull()).isTrue();
  }

  @Test
  void paintsTheFirstScreenWhenOpened() {
    PhotoId older = gallery.photo(1);
    PhotoId newer = gallery.photo(2);
    gallery.albums().setCover(gallery.album, newer, 4032, 3024, gallery.clock.instant());
    String token = gallery.share(Map.of("maxViews", 3)).text("/token");

    ApiResponse opened = gallery.open(token);

    assertThat(opened.status()).isEqualTo(200);
    assertThat(opened.text("/expiresAt")).isEqualTo("2026-05-02T10:00:00Z");
    assertThat(opened.text("/album/title")).isEqualTo("西湖 😀");
    assertThat(opened.body().at("/album/photoCount").asInt()).isEqualTo(2);
    assertThat(opened.body().at("/album/cover/width").asInt()).isEqualTo(640);
    assertThat(opened.text("/photos/items/0/id")).isEqualTo(newer.toString());
    assertThat(opened.text("/photos/items/0/takenAt")).isEqualTo("2026-05-01T00:02:00-03:30");
    assertThat(opened.text("/photos/items/1/id")).isEqualTo(older.toString());
    assertThat(opened.body().toString()).doesNotContain(gallery.owner.userId().toString());
  }

  @Test
  void countsAViewEachTimeItIsOpened() {
    String token = gallery.share(Map.of()).text("/token");
    gallery.clock.advance(Duration.ofMinutes(5));

    gallery.open(token);
    gallery.open(token);

    ApiResponse list =
        gallery.function.call(gallery.asOwner(Gallery.LIST).path("albumId", gallery.album));
    assertThat(list.body().at("/items/0/views").asInt()).isEqualTo(2);
    assertThat(list.text("/items/0/lastViewedAt")).isEqualTo("2026-05-02T08:05:00Z");
  }

  @Test
  void showsGuestsReadyLivePhotosOnly() {
    PhotoId ready = gallery.photo(1);
    PhotoId trashed = gallery.photo(2);
    gallery.photos().trashOne(trashed, gallery.clock.instant());
    gallery.expected(3);
    String token = gallery.share(Map.of()).text("/token");
    String view = gallery.open(token).text("/viewToken");

    ApiResponse photos = gallery.photos(token, view);

    assertThat(photos.body().at("/items")).hasSize(1);
    assertThat(photos.text("/items/0/id")).isEqualTo(ready.toString());
  }

  @Test
  void goesOnWithThePhotosAfterTheFirstScreen() {
    List<PhotoId> photos = IntStream.rangeClosed(1, 31).mapToObj(gallery::photo).toList();
    String token = gallery.share(Map.of()).text("/token");
    ApiResponse opened = gallery.open(token);

    ApiResponse secondPage =
        gallery.function.call(
            ApiRequest.to(Gallery.PHOTOS)
                .path("token", token)
                .token(opened.text("/viewToken"))
                .query("cursor", opened.text("/photos/nextCursor")));

    assertThat(opened.body().at("/photos/items")).hasSize(30);
    assertThat(secondPage.body().at("/items")).hasSize(1);
    assertThat(secondPage.text("/items/0/id")).isEqualTo(photos.getFirst().toString());
    assertThat(secondPage.body().at("/nextCursor").isNull()).isTrue();
  }

  @Test
  void endsAtOnceWhenRevoked() {
    PhotoId photo = gallery.photo(1);
    ApiResponse share = gallery.share(Map.of("allowOriginals", true));
    String token = share.text("/token");
    String view = gallery.open(token).text("/viewToken");

    ApiResponse revoked = gallery.revoke(share.text("/id"));

    assertThat(revoked.status()).isEqualTo(204);
    assertThat(gallery.open(token).status()).isEqualTo(410);
    assertThat(gallery.photos(token, view).status()).isEqualTo(410);
    assertThat(gallery.original(token, photo, view).status()).isEqualTo(410);
  }

  @Test
  void revokesTwiceAsOnce() {
    ApiResponse share = gallery.share(Map.of());
    gallery.revoke(share.text("/id"));
    gallery.clock.advance(Duration.ofMinutes(1));

    ApiResponse second = gallery.revoke(share.text("/id"));

    ApiResponse list =
        gallery.function.call(gallery.asOwner(Gallery.LIST).path("albumId", gallery.album));
    assertThat(second.status()).isEqualTo(204);
    assertThat(list.text("/items/0/revokedAt")).isEqualTo("2026-05-02T08:00:00Z");
  }

  @Test
  void endsWithItsAlbum() {
    ApiResponse share = gallery.share(Map.of());
    String token = share.text("/token");
    String view = gallery.open(token).text("/viewToken");

    gallery.albums().delete(gallery.album, gallery.clock.instant());

    assertThat(gallery.open(token).status()).isEqualTo(410);
    assertThat(gallery.photos(token, view).status()).isEqualTo(410);
    assertThat(gallery.revoke(share.text("/id")).status()).isEqualTo(204);
    assertThat(gallery.share(Map.of()).status()).isEqualTo(404);
  }

  private ApiResponse later(Map<String, Object> options) {
    gallery.clock.advance(Duration.ofSeconds(1));
    return gallery.share(options);
  }
}
