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
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.LockWait;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** Tests the limits of a share: its expiry and its maximum number of views. */
class ShareLimitsTest {
  private final ShareFixture fixture = new ShareFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void opensUntilExpiry() {
    String token = fixture.createShare(Map.of("expiresInSeconds", 60)).textAt("/token");
    fixture.clock.advance(Duration.ofSeconds(59));
    TestResponse before = fixture.openShare(token);
    fixture.clock.advance(Duration.ofSeconds(1));

    TestResponse after = fixture.openShare(token);

    assertThat(before.status()).isEqualTo(200);
    assertThat(after.status()).isEqualTo(410);
    assertThat(after.problemCode()).isEqualTo("gone");
  }

  @Test
  void viewTokenExpiresWithShare() {
    String token = fixture.createShare(Map.of("expiresInSeconds", 60)).textAt("/token");
    TestResponse opened = fixture.openShare(token);
    fixture.clock.advance(Duration.ofSeconds(60));

    TestResponse photos = fixture.listPhotos(token, opened.textAt("/viewToken"));

    assertThat(opened.textAt("/expiresAt")).isEqualTo("2026-05-02T08:01:00Z");
    assertThat(photos.status()).isEqualTo(410);
  }

  @Test
  void returnsGoneWhenMaxViewsIsReached() {
    String token = fixture.createShare(Map.of("maxViews", 2)).textAt("/token");
    TestResponse first = fixture.openShare(token);
    TestResponse second = fixture.openShare(token);

    TestResponse third = fixture.openShare(token);

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(200);
    assertThat(third.status()).isEqualTo(410);
  }

  @Test
  void admitsLastGuestToPhotos() {
    String token = fixture.createShare(Map.of("maxViews", 1)).textAt("/token");
    String view = fixture.openShare(token).textAt("/viewToken");

    TestResponse photos = fixture.listPhotos(token, view);

    assertThat(photos.status()).isEqualTo(200);
  }

  @Test
  void enforcesMaxViewsWhenOpensAreConcurrent() throws Exception {
    TestResponse share = fixture.createShare(Map.of("maxViews", 3, "passcode", "2468"));
    List<Supplier<TestResponse>> guests =
        Stream.generate(fixture::newInstance)
            .limit(8)
            .map(instance -> openRequest(instance, share.textAt("/token")))
            .toList();

    List<TestResponse> responses = ConcurrentTasks.runAll(guests);

    TestResponse list =
        fixture.function.call(
            fixture.ownerRequest(ShareFixture.LIST_SHARES).pathParam("albumId", fixture.album));
    assertThat(responses).filteredOn(response -> response.status() == 200).hasSize(3);
    assertThat(responses).filteredOn(response -> response.status() == 410).hasSize(5);
    assertThat(list.body().at("/items/0/views").asInt()).isEqualTo(3);
  }

  @Test
  void checksMaxViewsAgainAfterWaitingForLock() throws Exception {
    String token = fixture.createShare(Map.of("maxViews", 1)).textAt("/token");
    Sha256 tokenHash = Sha256.hash(token);

    Future<TestResponse> guest =
        fixture.database.inTransaction(
            () -> {
              Share held = fixture.shares().lockByTokenHash(tokenHash).orElseThrow();
              fixture.shares().incrementViews(held.id(), fixture.clock.instant());
              return LockWait.runUntilBlocked(fixture.cloud, () -> fixture.openShare(token));
            });

    assertThat(guest.get().status()).isEqualTo(410);
  }

  private static Supplier<TestResponse> openRequest(FunctionInvoker instance, String token) {
    return () ->
        instance.call(
            TestRequest.to(ShareFixture.OPEN_SHARE)
                .pathParam("token", token)
                .jsonBody(Map.of("passcode", "2468")));
  }
}
