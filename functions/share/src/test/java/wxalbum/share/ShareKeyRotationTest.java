package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.PhotoId;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** Tests share links while their key is rotated, and after an old key was removed. */
class ShareKeyRotationTest {
  private static final String OLD = "k1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
  private static final String NEW = "k2:AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";

  private final ShareFixture fixture = new ShareFixture();
  private final FunctionInvoker original = fixture.newInstance(OLD);
  private final FunctionInvoker added = fixture.newInstance(OLD + "," + NEW);
  private final FunctionInvoker rotated = fixture.newInstance(NEW + "," + OLD);
  private final FunctionInvoker replaced = fixture.newInstance(NEW);

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void everyLinkWorksInEveryStepOfRotation() {
    String oldLink = create(original).textAt("/token");
    String newLink = create(rotated).textAt("/token");

    assertThat(open(added, oldLink).status()).isEqualTo(200);
    assertThat(open(added, newLink).status()).isEqualTo(200);
    assertThat(open(rotated, oldLink).status()).isEqualTo(200);
    assertThat(open(rotated, newLink).status()).isEqualTo(200);
  }

  @Test
  void ownerSeesSameLinksInEveryStepOfRotation() {
    String oldLink = create(original).textAt("/token");
    String newLink = create(rotated).textAt("/token");

    TestResponse list = list(added);

    assertThat(List.of(list.textAt("/items/0/token"), list.textAt("/items/1/token")))
        .containsExactlyInAnyOrder(oldLink, newLink);
    assertThat(list(rotated).body()).isEqualTo(list.body());
  }

  @Test
  void repeatedWriteIsRecognizedAcrossRotation() {
    TestRequest request = createRequest().header("idempotency-key", "a-key");
    TestResponse first = added.call(request);

    TestResponse second = rotated.call(request);

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void linkOfRemovedKeyEndsForGuests() {
    PhotoId photo = fixture.addReadyPhoto(1);
    String link = create(original).textAt("/token");
    String viewToken = open(original, link).textAt("/viewToken");

    TestResponse opened = open(replaced, link);

    assertThat(opened.problemCode()).isEqualTo("gone");
    assertThat(guest(replaced, ShareFixture.LIST_PHOTOS, link, viewToken).status()).isEqualTo(410);
    TestRequest original =
        TestRequest.to(ShareFixture.GET_ORIGINAL)
            .pathParam("token", link)
            .pathParam("photoId", photo)
            .bearerToken(viewToken);
    assertThat(replaced.call(original).status()).isEqualTo(410);
  }

  @Test
  void ownerSeesLinkOfRemovedKeyWithoutToken() {
    String id = create(original).textAt("/id");

    TestResponse list = list(replaced);

    assertThat(list.textAt("/items/0/id")).isEqualTo(id);
    assertThat(list.body().at("/items/0/token").isNull()).isTrue();
    assertThat(list.body().at("/items/0/path").isNull()).isTrue();
  }

  @Test
  void newLinkReplacesLinkOfRemovedKey() {
    create(original);

    String link = create(replaced).textAt("/token");

    assertThat(open(replaced, link).status()).isEqualTo(200);
  }

  private TestRequest createRequest() {
    return fixture
        .ownerRequest(ShareFixture.CREATE_SHARE)
        .pathParam("albumId", fixture.album)
        .jsonBody(Map.of("allowOriginals", true));
  }

  private TestResponse create(FunctionInvoker instance) {
    return instance.call(createRequest());
  }

  private TestResponse list(FunctionInvoker instance) {
    return instance.call(
        fixture.ownerRequest(ShareFixture.LIST_SHARES).pathParam("albumId", fixture.album));
  }

  private static TestResponse open(FunctionInvoker instance, String token) {
    return instance.call(TestRequest.to(ShareFixture.OPEN_SHARE).pathParam("token", token));
  }

  private static TestResponse guest(
      FunctionInvoker instance, String route, String token, String viewToken) {
    return instance.call(TestRequest.to(route).pathParam("token", token).bearerToken(viewToken));
  }
}
