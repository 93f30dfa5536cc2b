package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** Tests malformed requests. */
class InvalidShareRequestTest {
  private final ShareFixture fixture = new ShareFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void reportsAllErrorsOfOptions() {
    TestResponse response =
        fixture.createShare(
            Map.of(
                "label",
                "x".repeat(61),
                "expiresInSeconds",
                0,
                "passcode",
                "123",
                "allowOriginals",
                "yes",
                "maxViews",
                1_000_001,
                "color",
                "red"));

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.errorPointers())
        .containsExactly(
            "/label", "/expiresInSeconds", "/passcode", "/allowOriginals", "/maxViews", "/color");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"label\":7}|/label",
        "{\"label\":\"a\\u0000b\"}|/label",
        "{\"expiresInSeconds\":1.5}|/expiresInSeconds",
        "{\"expiresInSeconds\":31536001}|/expiresInSeconds",
        "{\"expiresInSeconds\":\"60\"}|/expiresInSeconds",
        "{\"passcode\":2468}|/passcode",
        "{\"passcode\":\"\"}|/passcode",
        "{\"passcode\":\"12\\u200b34\"}|/passcode",
        "{\"passcode\":\"e\\u0301e\\u0301e\\u0301\"}|/passcode",
        "{\"passcode\":\"\\ufe0f\\ufe0f\\ufe0f\\ufe0f\"}|/passcode",
        "{\"maxViews\":99999999999999999999}|/maxViews",
        "{\"maxViews\":-1}|/maxViews",
        "{\"passcode\":\"2468\",\"passcode\":\"1357\"}|''",
        "[]|''",
        "{|''",
        "''|''",
      })
  void reportsErrorOfOption(String body, String pointer) {
    TestRequest request =
        fixture
            .ownerRequest(ShareFixture.CREATE_SHARE)
            .pathParam("albumId", fixture.album)
            .rawBody(body);

    TestResponse response = fixture.function.call(request);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.errorPointers()).containsExactly(pointer);
  }

  @Test
  void rejectsPasscodeThatIsTooLong() {
    TestResponse response = fixture.createShare(Map.of("passcode", "1".repeat(65)));

    assertThat(response.errorPointers()).containsExactly("/passcode");
  }

  @Test
  void treatsNullOptionsAsAbsent() {
    String nulls =
        "{\"label\":null,\"expiresInSeconds\":null,\"passcode\":null,\"allowOriginals\":null,"
            + "\"maxViews\":null}";

    TestResponse response =
        fixture.function.call(
            fixture
                .ownerRequest(ShareFixture.CREATE_SHARE)
                .pathParam("albumId", fixture.album)
                .rawBody(nulls));

    assertThat(response.status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"passcode\":7}", "{\"code\":\"2468\"}", "null", "{"})
  void rejectsOpenWhenBodyIsInvalid(String body) {
    String token = fixture.createShare(Map.of()).textAt("/token");

    TestResponse response =
        fixture.function.call(
            TestRequest.to(ShareFixture.OPEN_SHARE).pathParam("token", token).rawBody(body));

    assertThat(response.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-token", "3q2-7wAAAAAAAAAAAAAAAA", "西湖", "%00"})
  void returnsNotFoundWhenTokenIsUnknown(String token) {
    TestResponse response = fixture.openShare(token);

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.problemCode()).isEqualTo("not-found");
  }

  @ParameterizedTest
  @CsvSource({"limit,0", "limit,101", "limit,ten", "cursor,xyz", "cursor,''"})
  void rejectsInvalidPageParameters(String parameter, String value) {
    String token = fixture.createShare(Map.of()).textAt("/token");
    String view = fixture.openShare(token).textAt("/viewToken");

    TestResponse ofShares =
        fixture.function.call(
            fixture
                .ownerRequest(ShareFixture.LIST_SHARES)
                .pathParam("albumId", fixture.album)
                .queryParam(parameter, value));
    TestResponse ofPhotos =
        fixture.function.call(
            TestRequest.to(ShareFixture.LIST_PHOTOS)
                .pathParam("token", token)
                .bearerToken(view)
                .queryParam(parameter, value));

    assertThat(ofShares.errorPointers()).containsExactly("/" + parameter);
    assertThat(ofPhotos.errorPointers()).containsExactly("/" + parameter);
  }
}
