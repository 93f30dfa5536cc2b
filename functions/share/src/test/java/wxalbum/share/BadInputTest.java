package wxalbum.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;

/** Tests malformed requests. */
class BadInputTest {
  private final Gallery gallery = new Gallery();

  @AfterEach
  void close() {
    gallery.close();
  }

  @Test
  void namesAllFaultsOfNewTermsAtOnce() {
    ApiResponse response =
        gallery.share(
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
                "colour",
                "red"));

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.faults())
        .containsExactly(
            "/label", "/expiresInSeconds", "/passcode", "/allowOriginals", "/maxViews", "/colour");
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
        "{\"maxViews\":99999999999999999999}|/maxViews",
        "{\"maxViews\":-1}|/maxViews",
        "{\"passcode\":\"2468\",\"passcode\":\"1357\"}|''",
        "[]|''",
        "{|''",
        "''|''",
      })
  void namesTheFaultOfNewTerms(String body, String pointer) {
    ApiRequest request = gallery.asOwner(Gallery.CREATE).path("albumId", gallery.album).text(body);

    ApiResponse response = gallery.function.call(request);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.faults()).containsExactly(pointer);
  }

  @Test
  void refusesAPasscodeThatIsLongerThanAny() {
    ApiResponse response = gallery.share(Map.of("passcode", "1".repeat(65)));

    assertThat(response.faults()).containsExactly("/passcode");
  }

  @Test
  void takesEveryTermAsAbsentWhenItIsNull() {
    String nulls =
        "{\"label\":null,\"expiresInSeconds\":null,\"passcode\":null,\"allowOriginals\":null,"
            + "\"maxViews\":null}";

    ApiResponse response =
        gallery.function.call(
            gallery.asOwner(Gallery.CREATE).path("albumId", gallery.album).text(nulls));

    assertThat(response.status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"passcode\":7}", "{\"code\":\"2468\"}", "null", "{"})
  void refusesToOpenWithWhatItDoesNotUnderstand(String body) {
    String token = gallery.share(Map.of()).text("/token");

    ApiResponse response =
        gallery.function.call(ApiRequest.to(Gallery.OPEN).path("token", token).text(body));

    assertThat(response.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-token", "3q2-7wAAAAAAAAAAAAAAAA", "西湖", "%00"})
  void knowsNothingUnderATokenThatIsNone(String token) {
    ApiResponse response = gallery.open(token);

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.code()).isEqualTo("not-found");
  }

  @ParameterizedTest
  @CsvSource({"limit,0", "limit,101", "limit,ten", "cursor,xyz", "cursor,''"})
  void refusesAPageThatDoesNotExist(String parameter, String value) {
    String token = gallery.share(Map.of()).text("/token");
    String view = gallery.open(token).text("/viewToken");

    ApiResponse ofShares =
        gallery.function.call(
            gallery.asOwner(Gallery.LIST).path("albumId", gallery.album).query(parameter, value));
    ApiResponse ofPhotos =
        gallery.function.call(
            ApiRequest.to(Gallery.PHOTOS).path("token", token).token(view).query(parameter, value));

    assertThat(ofShares.faults()).containsExactly("/" + parameter);
    assertThat(ofPhotos.faults()).containsExactly("/" + parameter);
  }
}
