package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.Ids;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** Tests that only the owner of an album can manage its shares. */
class ShareOwnershipTest {
  private final ShareFixture fixture = new ShareFixture();
  private final TestResponse share = fixture.createShare(Map.of());
  private final String otherUserToken =
      fixture.cloud.issueToken(fixture.cloud.newUser(), fixture.clock);

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void returnsNotFoundWhenSharingAlbumOfAnotherUser() {
    TestResponse response = createShare(fixture.album, otherUserToken);

    assertThat(response.status()).isEqualTo(404);
    assertThat(fixture.shares().listByAlbum(fixture.album, null, 10)).hasSize(1);
  }

  @Test
  void returnsNotFoundWhenListingSharesOfAnotherUser() {
    TestResponse response =
        fixture.function.call(
            TestRequest.to(ShareFixture.LIST_SHARES)
                .pathParam("albumId", fixture.album)
                .bearerToken(otherUserToken));

    assertThat(response.status()).isEqualTo(404);
  }

  @Test
  void returnsNotFoundWhenRevokingShareOfAnotherUser() {
    TestResponse response =
        fixture.function.call(
            TestRequest.to(ShareFixture.REVOKE_SHARE)
                .pathParam("shareId", share.textAt("/id"))
                .bearerToken(otherUserToken));

    assertThat(response.status()).isEqualTo(404);
    assertThat(fixture.openShare(share.textAt("/token")).status()).isEqualTo(200);
  }

  @Test
  void returnsSameProblemForUnknownAndForeignAlbum() {
    AlbumId unknown = new AlbumId(Ids.newUuid(fixture.clock.instant()));

    TestResponse response =
        createShare(unknown, fixture.cloud.issueToken(fixture.owner, fixture.clock));

    TestResponse foreign = createShare(fixture.album, otherUserToken);
    assertThat(response.status()).isEqualTo(404);
    assertThat(response.textAt("/detail")).isEqualTo(foreign.textAt("/detail"));
  }

  @Test
  void returnsNotFoundWhenIdIsInvalid() {
    TestResponse revoked = fixture.revokeShare("no-id");
    TestResponse list =
        fixture.function.call(
            fixture.ownerRequest(ShareFixture.LIST_SHARES).pathParam("albumId", "no-id"));

    assertThat(revoked.status()).isEqualTo(404);
    assertThat(list.status()).isEqualTo(404);
  }

  @Test
  void checksTokenBeforeBody() {
    TestResponse response =
        fixture.function.call(
            TestRequest.to(ShareFixture.CREATE_SHARE)
                .pathParam("albumId", fixture.album)
                .rawBody("{"));

    assertThat(response.status()).isEqualTo(401);
  }

  @Test
  void rejectsExpiredToken() {
    String token = fixture.cloud.issueToken(fixture.owner, fixture.clock);
    fixture.clock.advance(Duration.ofHours(24));

    TestResponse response = createShare(fixture.album, token);

    assertThat(response.status()).isEqualTo(401);
  }

  private TestResponse createShare(AlbumId album, String token) {
    return fixture.function.call(
        TestRequest.to(ShareFixture.CREATE_SHARE)
            .pathParam("albumId", album)
            .bearerToken(token)
            .jsonBody(Map.of()));
  }
}
