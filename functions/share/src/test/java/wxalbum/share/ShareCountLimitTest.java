package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.testkit.LockWait;
import wxalbum.testkit.TestResponse;

/** Tests the maximum number of shares of a user, over all albums. */
class ShareCountLimitTest {
  private final ShareFixture fixture = new ShareFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void countsShareThatConcurrentRequestAddsToAnotherAlbum() throws Exception {
    insertShares(CreateShare.MAX_SHARES - 1);
    AlbumId other = fixture.addAlbum();

    Future<TestResponse> request =
        fixture.database.inTransaction(
            () -> {
              var _ = fixture.users().lock(fixture.owner.userId());
              var waiting = LockWait.runUntilBlocked(fixture.cloud, () -> create(other));
              fixture.addShare(fixture.newShareId(), null);
              return waiting;
            });

    assertThat(request.get().problemCode()).isEqualTo("limit-reached");
  }

  @Test
  void countsRevokedShareForThirtyDays() {
    insertShares(CreateShare.MAX_SHARES - 1);
    String revoked = fixture.createShare(Map.of()).textAt("/id");
    fixture.revokeShare(revoked);
    fixture.clock.advance(Duration.ofDays(30));
    TestResponse early = fixture.createShare(Map.of());
    fixture.clock.advance(Duration.ofMillis(1));

    TestResponse created = fixture.createShare(Map.of());

    assertThat(early.problemCode()).isEqualTo("limit-reached");
    assertThat(created.status()).isEqualTo(201);
  }

  @Test
  void countsExpiredShareForThirtyDays() {
    insertShares(CreateShare.MAX_SHARES - 1);
    fixture.createShare(Map.of("expiresInSeconds", 60));
    fixture.clock.advance(Duration.ofDays(30).plusSeconds(60));
    TestResponse early = fixture.createShare(Map.of());
    fixture.clock.advance(Duration.ofMillis(1));

    TestResponse created = fixture.createShare(Map.of());

    assertThat(early.problemCode()).isEqualTo("limit-reached");
    assertThat(created.status()).isEqualTo(201);
  }

  private TestResponse create(AlbumId album) {
    return fixture.function.call(
        fixture
            .ownerRequest(ShareFixture.CREATE_SHARE)
            .pathParam("albumId", album)
            .jsonBody(Map.of()));
  }

  private void insertShares(int count) {
    fixture.database.inTransaction(
        () -> {
          for (int i = 0; i < count; i++) {
            fixture.addShare(fixture.newShareId(), null);
          }
          return count;
        });
  }
}
