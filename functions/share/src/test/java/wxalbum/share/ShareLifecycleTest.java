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
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** Tests the lifecycle of a share, from its creation to its revocation. */
class ShareLifecycleTest {
  private final ShareFixture fixture = new ShareFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void createsShareWithRequestedOptions() {
    TestResponse share =
        fixture.createShare(
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
    assertThat(share.textAt("/label")).isEqualTo("Family");
    assertThat(share.textAt("/createdAt")).isEqualTo("2026-05-02T08:00:00Z");
    assertThat(share.textAt("/expiresAt")).isEqualTo("2026-05-09T08:00:00Z");
    assertThat(share.body().at("/hasPasscode").asBoolean()).isTrue();
    assertThat(share.body().at("/allowOriginals").asBoolean()).isTrue();
    assertThat(share.body().at("/maxViews").asInt()).isEqualTo(100);
    assertThat(share.textAt("/path")).isEqualTo("/pages/shared/shared?t=" + share.textAt("/token"));
  }

  @Test
  void createsShareWithDefaultOptions() {
    TestResponse share = fixture.createShare(Map.of());

    assertThat(share.status()).isEqualTo(201);
    assertThat(share.body().at("/expiresAt").isNull()).isTrue();
    assertThat(share.body().at("/maxViews").isNull()).isTrue();
    assertThat(share.body().at("/label").isNull()).isTrue();
    assertThat(share.body().at("/hasPasscode").asBoolean()).isFalse();
    assertThat(share.body().at("/allowOriginals").asBoolean()).isFalse();
  }

  @Test
  void storesNeitherTokenNorPasscode() {
    String token = fixture.createShare(Map.of("passcode", "2468")).textAt("/token");

    Share kept = fixture.shares().findByTokenHash(Sha256.hash(token)).orElseThrow();

    assertThat(kept.toString()).doesNotContain(token).doesNotContain("2468");
  }

  @Test
  void listsSharesNewestFirst() {
    TestResponse first = fixture.createShare(Map.of("label", "first"));
    fixture.clock.advance(Duration.ofSeconds(1));
    TestResponse second = fixture.createShare(Map.of("label", "second", "passcode", "2468"));

    TestResponse list =
        fixture.function.call(
            fixture.ownerRequest(ShareFixture.LIST_SHARES).pathParam("albumId", fixture.album));

    assertThat(list.body().at("/items")).containsExactly(second.body(), first.body());
    assertThat(list.body().at("/nextCursor").isNull()).isTrue();
  }

  @Test
  void listsNextPageAfterCursor() {
    List<TestResponse> shares =
        List.of(
            fixture.createShare(Map.of()), createShareLater(Map.of()), createShareLater(Map.of()));
    TestRequest list =
        fixture.ownerRequest(ShareFixture.LIST_SHARES).pathParam("albumId", fixture.album);
    TestResponse first = fixture.function.call(list.queryParam("limit", "2"));

    TestResponse second =
        fixture.function.call(
            list.queryParam("limit", "2").queryParam("cursor", first.textAt("/nextCursor")));

    assertThat(first.body().at("/items"))
        .containsExactly(shares.get(2).body(), shares.get(1).body());
    assertThat(second.body().at("/items")).containsExactly(shares.get(0).body());
    assertThat(second.body().at("/nextCursor").isNull()).isTrue();
  }

  @Test
  void returnsAlbumAndFirstPhotosWhenOpened() {
    PhotoId older = fixture.addReadyPhoto(1);
    PhotoId newer = fixture.addReadyPhoto(2);
    fixture.albums().setCover(fixture.album, newer, 4032, 3024, "v", fixture.clock.instant());
    String token = fixture.createShare(Map.of("maxViews", 3)).textAt("/token");

    TestResponse opened = fixture.openShare(token);

    assertThat(opened.status()).isEqualTo(200);
    assertThat(opened.textAt("/expiresAt")).isEqualTo("2026-05-02T10:00:00Z");
    assertThat(opened.textAt("/album/title")).isEqualTo("西湖 😀");
    assertThat(opened.body().at("/album/photoCount").asInt()).isEqualTo(2);
    assertThat(opened.body().at("/album/cover/width").asInt()).isEqualTo(640);
    assertThat(opened.textAt("/photos/items/0/id")).isEqualTo(newer.toString());
    assertThat(opened.textAt("/photos/items/0/takenAt")).isEqualTo("2026-05-01T00:02:00-03:30");
    assertThat(opened.textAt("/photos/items/1/id")).isEqualTo(older.toString());
    assertThat(opened.body().toString()).doesNotContain(fixture.owner.userId().toString());
  }

  @Test
  void countsViewEachTimeShareIsOpened() {
    String token = fixture.createShare(Map.of()).textAt("/token");
    fixture.clock.advance(Duration.ofMinutes(5));

    fixture.openShare(token);
    fixture.openShare(token);

    TestResponse list =
        fixture.function.call(
            fixture.ownerRequest(ShareFixture.LIST_SHARES).pathParam("albumId", fixture.album));
    assertThat(list.body().at("/items/0/views").asInt()).isEqualTo(2);
    assertThat(list.textAt("/items/0/lastViewedAt")).isEqualTo("2026-05-02T08:05:00Z");
  }

  @Test
  void showsOnlyReadyLivePhotos() {
    PhotoId ready = fixture.addReadyPhoto(1);
    PhotoId trashed = fixture.addReadyPhoto(2);
    fixture.photos().moveToTrash(trashed, fixture.clock.instant());
    fixture.addPendingPhoto(3);
    String token = fixture.createShare(Map.of()).textAt("/token");
    String view = fixture.openShare(token).textAt("/viewToken");

    TestResponse photos = fixture.listPhotos(token, view);

    assertThat(photos.body().at("/items")).hasSize(1);
    assertThat(photos.textAt("/items/0/id")).isEqualTo(ready.toString());
  }

  @Test
  void listsPhotosAfterFirstPage() {
    List<PhotoId> photos = IntStream.rangeClosed(1, 31).mapToObj(fixture::addReadyPhoto).toList();
    String token = fixture.createShare(Map.of()).textAt("/token");
    TestResponse opened = fixture.openShare(token);

    TestResponse secondPage =
        fixture.function.call(
            TestRequest.to(ShareFixture.LIST_PHOTOS)
                .pathParam("token", token)
                .bearerToken(opened.textAt("/viewToken"))
                .queryParam("cursor", opened.textAt("/photos/nextCursor")));

    assertThat(opened.body().at("/photos/items")).hasSize(30);
    assertThat(secondPage.body().at("/items")).hasSize(1);
    assertThat(secondPage.textAt("/items/0/id")).isEqualTo(photos.getFirst().toString());
    assertThat(secondPage.body().at("/nextCursor").isNull()).isTrue();
  }

  @Test
  void endsImmediatelyWhenRevoked() {
    PhotoId photo = fixture.addReadyPhoto(1);
    TestResponse share = fixture.createShare(Map.of("allowOriginals", true));
    String token = share.textAt("/token");
    String view = fixture.openShare(token).textAt("/viewToken");

    TestResponse revoked = fixture.revokeShare(share.textAt("/id"));

    assertThat(revoked.status()).isEqualTo(204);
    assertThat(fixture.openShare(token).status()).isEqualTo(410);
    assertThat(fixture.listPhotos(token, view).status()).isEqualTo(410);
    assertThat(fixture.getOriginal(token, photo, view).status()).isEqualTo(410);
  }

  @Test
  void keepsRevocationTimeWhenRevokedTwice() {
    TestResponse share = fixture.createShare(Map.of());
    fixture.revokeShare(share.textAt("/id"));
    fixture.clock.advance(Duration.ofMinutes(1));

    TestResponse second = fixture.revokeShare(share.textAt("/id"));

    TestResponse list =
        fixture.function.call(
            fixture.ownerRequest(ShareFixture.LIST_SHARES).pathParam("albumId", fixture.album));
    assertThat(second.status()).isEqualTo(204);
    assertThat(list.textAt("/items/0/revokedAt")).isEqualTo("2026-05-02T08:00:00Z");
  }

  @Test
  void endsWhenAlbumIsDeleted() {
    TestResponse share = fixture.createShare(Map.of());
    String token = share.textAt("/token");
    String view = fixture.openShare(token).textAt("/viewToken");

    fixture.albums().delete(fixture.album, fixture.clock.instant());

    assertThat(fixture.openShare(token).status()).isEqualTo(410);
    assertThat(fixture.listPhotos(token, view).status()).isEqualTo(410);
    assertThat(fixture.revokeShare(share.textAt("/id")).status()).isEqualTo(204);
    assertThat(fixture.createShare(Map.of()).status()).isEqualTo(404);
  }

  private TestResponse createShareLater(Map<String, Object> options) {
    fixture.clock.advance(Duration.ofSeconds(1));
    return fixture.createShare(options);
  }
}
