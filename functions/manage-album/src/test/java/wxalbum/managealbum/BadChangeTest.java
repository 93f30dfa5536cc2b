package wxalbum.managealbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.managealbum.Managing.CHANGE;
import static wxalbum.managealbum.Managing.CLOCK;
import static wxalbum.managealbum.Managing.CREATE;
import static wxalbum.managealbum.Managing.DELETE;
import static wxalbum.managealbum.Managing.FUNCTION;
import static wxalbum.managealbum.Managing.RESTORE;
import static wxalbum.managealbum.Managing.TRASH;

import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.PhotoId;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.Owner;

class BadChangeTest {
  private static final PhotoId NOBODYS = new PhotoId(new UUID(0x0199_0000_0000_7000L, -1));

  private final Owner owner = new Owner(CLOCK);

  static Stream<String> routes() {
    return Stream.of(
        CREATE, CHANGE, Managing.DELETE, Managing.CAPTION, Managing.TRASH, Managing.RESTORE);
  }

  @Test
  void namesAllFaultsOfABody() {
    AlbumId album = owner.album("album");
    String body =
        """
        {"title": 7, "description": ["x"], "coverPhotoId": "no-id", "colour": 1, "a/b~c": null}
        """;

    ApiResponse response = FUNCTION.call(owner.asks(CHANGE).path("albumId", album).text(body));

    assertThat(response.code()).isEqualTo("invalid-request");
    assertThat(response.faults())
        .containsExactlyInAnyOrder(
            "/title", "/description", "/coverPhotoId", "/colour", "/a~1b~0c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"title\"",
        "7",
        "{\"title\": \"a\"} x",
        "{\"title\": \"a\", \"title\": \"b\"}",
        "{title: \"a\"}",
        "\u0000",
        "\ud800",
        "{\"title\": NaN}",
        "<title>a</title>"
      })
  void refusesABodyThatIsNoJsonObject(String body) {
    ApiResponse response = FUNCTION.call(owner.asks(CREATE).text(body));

    assertThat(response.faults()).containsExactly("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"title\": null}",
        "{\"title\": \"\"}",
        "{\"title\": \"  \\u3000 \"}",
        "{\"title\": 1e999999999}",
        "{\"title\": 123456789012345678901234567890}",
        "{\"title\": true}",
        "{\"title\": {\"title\": \"a\"}}",
        "{\"title\": \"a\\u0000b\"}",
        "{\"title\": \"a\\nb\"}",
        "{\"title\": \"a\\u0085b\"}",
        "{\"title\": \"a\\ud800b\"}",
        "{\"title\": \"\\ud83d\"}",
        "{\"title\": \"\\udf38\\ud83c\"}"
      })
  void refusesATextThatIsNoTitle(String body) {
    ApiResponse response = FUNCTION.call(owner.asks(CREATE).text(body));

    assertThat(response.faults()).containsExactly("/title");
  }

  @Test
  void refusesTextsThatAreTooLong() {
    String body =
        "{\"title\": \"" + "山".repeat(61) + "\", \"description\": \"" + "水".repeat(501) + "\"}";

    ApiResponse response = FUNCTION.call(owner.asks(CREATE).text(body));

    assertThat(response.faults()).containsExactlyInAnyOrder("/title", "/description");
  }

  @Test
  void refusesABodyNestedDeeply() {
    String body = "{\"title\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";

    ApiResponse response = FUNCTION.call(owner.asks(CREATE).text(body));

    assertThat(response.faults()).containsExactly("");
  }

  @Test
  void refusesANumberOfManyDigits() {
    String body = "{\"title\":" + "9".repeat(100_000) + "}";

    ApiResponse response = FUNCTION.call(owner.asks(CREATE).text(body));

    assertThat(response.status()).isEqualTo(400);
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    String body = "{\"title\":\"" + "a".repeat(300_000) + "\"}";

    ApiResponse response = FUNCTION.call(owner.asks(CREATE).text(body));

    assertThat(response.code()).isEqualTo("payload-too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {RESTORE, TRASH, DELETE})
  void refusesABodyThatIsTooLargeWhereNoneIsAskedFor(String route) {
    AlbumId album = owner.album("album");
    PhotoId photo = owner.ready(album);

    ApiResponse response =
        FUNCTION.call(
            owner
                .asks(route)
                .path("photoId", photo)
                .path("albumId", album)
                .text("a".repeat(300_000)));

    assertThat(response.code()).isEqualTo("payload-too-large");
    assertThat(Managing.photo(photo).trashed()).isFalse();
  }

  @Test
  void refusesFieldsOfAnyName() {
    String name = "\ud800" + "🌸".repeat(50);

    ApiResponse response =
        FUNCTION.call(owner.asks(CREATE).text("{\"title\": \"a\", \"" + name + "\": 1}"));

    assertThat(response.faults()).hasSize(1);
  }

  @Test
  void neverFailsWhateverTheBody() {
    Random random = new Random(11);
    String letters = "{}[]\":,\\u0d8titlenul1e-. \u0000\ud800西";
    for (int i = 0; i < 2_000; i++) {
      StringBuilder body = new StringBuilder("{\"title\":");
      random
          .ints(random.nextInt(12), 0, letters.length())
          .forEach(index -> body.append(letters.charAt(index)));

      ApiResponse response = FUNCTION.call(owner.asks(CREATE).text(body + "}"));

      assertThat(response.status()).as(body.toString()).isLessThan(500);
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void asksForATokenOnEveryRoute(String route) {
    ApiResponse response = FUNCTION.call(valid(ApiRequest.to(route)));

    assertThat(response.code()).isEqualTo("unauthorized");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void refusesATokenADayLater(String route) {
    ApiRequest request = valid(owner.asks(route));
    CLOCK.advance(Duration.ofHours(24));

    ApiResponse response = FUNCTION.call(request);

    assertThat(response.code()).isEqualTo("unauthorized");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void knowsNothingUnderUnknownIds(String route) {
    ApiResponse response = FUNCTION.call(valid(owner.asks(route)));

    assertThat(response.status()).isEqualTo(route.equals(CREATE) ? 201 : 404);
  }

  @Test
  void knowsNothingOfTheAlbumsOfOthers() {
    AlbumId album = new Owner(CLOCK).album("not yours");

    ApiResponse response =
        FUNCTION.call(owner.asks(CHANGE).path("albumId", album).text("{\"title\": \"mine\"}"));

    assertThat(response.code()).isEqualTo("not-found");
    assertThat(Owner.repository(Albums.class).get(album).orElseThrow().title())
        .isEqualTo("not yours");
  }

  private static ApiRequest valid(ApiRequest request) {
    String field = request.template().contains("photos") ? "caption" : "title";
    ApiRequest named = request.text("{\"" + field + "\": \"a\"}");
    if (request.template().contains("{albumId}")) {
      named = named.path("albumId", NOBODYS);
    }
    return request.template().contains("{photoId}") ? named.path("photoId", NOBODYS) : named;
  }
}
