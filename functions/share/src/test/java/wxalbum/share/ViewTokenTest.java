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
import wxalbum.session.SessionTokens;
import wxalbum.settings.KeyRing;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** Tests which requests a view token authorizes. */
class ViewTokenTest {
  private static final String FOREIGN_KEY = "test:ISEhISEhISEhISEhISEhISEhISEhISEhISEhISEhISE=";

  private final ShareFixture fixture = new ShareFixture();
  private final TestResponse share = fixture.createShare(Map.of("allowOriginals", true));
  private final String token = share.textAt("/token");
  private final PhotoId photo = fixture.addReadyPhoto(1);

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void authorizesPhotosForTwoHours() {
    String view = fixture.openShare(token).textAt("/viewToken");
    fixture.clock.advance(Duration.ofMinutes(119));
    TestResponse before = fixture.listPhotos(token, view);
    fixture.clock.advance(Duration.ofMinutes(1));

    TestResponse after = fixture.listPhotos(token, view);

    assertThat(before.status()).isEqualTo(200);
    assertThat(after.status()).isEqualTo(401);
  }

  @Test
  void rejectsTokenOfAnotherShare() {
    String other = fixture.createShare(Map.of("allowOriginals", true)).textAt("/token");
    String view = fixture.openShare(other).textAt("/viewToken");

    TestResponse photos = fixture.listPhotos(token, view);
    TestResponse original = fixture.getOriginal(token, photo, view);

    assertThat(photos.status()).isEqualTo(401);
    assertThat(original.status()).isEqualTo(401);
  }

  @Test
  void isRequiredOnEachGuestRoute() {
    TestResponse photos =
        fixture.function.call(TestRequest.to(ShareFixture.LIST_PHOTOS).pathParam("token", token));
    TestResponse original =
        fixture.function.call(
            TestRequest.to(ShareFixture.GET_ORIGINAL)
                .pathParam("token", token)
                .pathParam("photoId", "no-id"));

    assertThat(photos.status()).isEqualTo(401);
    assertThat(original.status()).isEqualTo(401);
  }

  @Test
  void rejectsOwnerTokenOnGuestRoute() {
    String owners = fixture.cloud.issueToken(fixture.owner, fixture.clock);

    TestResponse photos = fixture.listPhotos(token, owners);

    assertThat(photos.status()).isEqualTo(401);
  }

  @Test
  void rejectsViewTokenOnOwnerRoute() {
    String view = fixture.openShare(token).textAt("/viewToken");

    TestResponse list =
        fixture.function.call(
            TestRequest.to(ShareFixture.LIST_SHARES)
                .pathParam("albumId", fixture.album)
                .bearerToken(view));

    assertThat(list.status()).isEqualTo(401);
  }

  @Test
  void rejectsTokenSignedWithForeignKey() {
    SessionTokens strangers = new SessionTokens(KeyRing.parse(FOREIGN_KEY), fixture.clock);
    ShareId id = ShareId.parse(share.textAt("/id")).orElseThrow();
    String forged = strangers.issueViewToken(id, null).token();

    TestResponse photos = fixture.listPhotos(token, forged);

    assertThat(photos.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
  void rejectsMalformedToken(String nonsense) {
    TestResponse photos = fixture.listPhotos(token, nonsense);

    assertThat(photos.status()).isEqualTo(401);
  }

  @Test
  void returnsNotFoundWhenShareDoesNotExist() {
    String view = fixture.openShare(token).textAt("/viewToken");

    TestResponse photos = fixture.listPhotos("3q2-7wAAAAAAAAAAAAAAAA", view);
    TestResponse original = fixture.getOriginal("no-token", new PhotoId(new UUID(1, 2)), view);

    assertThat(photos.status()).isEqualTo(404);
    assertThat(original.status()).isEqualTo(404);
  }
}
