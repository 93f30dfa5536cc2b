package wxalbum.managealbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.managealbum.ManageAlbumFixture.CLOCK;
import static wxalbum.managealbum.ManageAlbumFixture.CREATE_ALBUM;
import static wxalbum.managealbum.ManageAlbumFixture.DELETE_ALBUM;
import static wxalbum.managealbum.ManageAlbumFixture.FUNCTION;
import static wxalbum.managealbum.ManageAlbumFixture.RESTORE_PHOTO;
import static wxalbum.managealbum.ManageAlbumFixture.TRASH_PHOTO;
import static wxalbum.managealbum.ManageAlbumFixture.UPDATE_ALBUM;

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
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

class InvalidAlbumRequestTest {
  private static final PhotoId UNKNOWN_ID = new PhotoId(new UUID(0x0199_0000_0000_7000L, -1));

  private final OwnerFixture owner = new OwnerFixture(CLOCK);

  static Stream<String> routes() {
    return Stream.of(
        CREATE_ALBUM,
        UPDATE_ALBUM,
        ManageAlbumFixture.DELETE_ALBUM,
        ManageAlbumFixture.UPDATE_CAPTION,
        ManageAlbumFixture.TRASH_PHOTO,
        ManageAlbumFixture.RESTORE_PHOTO);
  }

  @Test
  void reportsAllFieldErrors() {
    AlbumId album = owner.createAlbum("album");
    String body =
        """
        {"title": 7, "description": ["x"], "coverPhotoId": "no-id", "color": 1, "a/b~c": null}
        """;

    TestResponse response =
        FUNCTION.call(owner.request(UPDATE_ALBUM).pathParam("albumId", album).rawBody(body));

    assertThat(response.problemCode()).isEqualTo("invalid-request");
    assertThat(response.errorPointers())
        .containsExactlyInAnyOrder("/title", "/description", "/coverPhotoId", "/color", "/a~1b~0c");
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
  void rejectsBodyThatIsNotAJsonObject(String body) {
    TestResponse response = FUNCTION.call(owner.request(CREATE_ALBUM).rawBody(body));

    assertThat(response.errorPointers()).containsExactly("");
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
  void rejectsInvalidTitle(String body) {
    TestResponse response = FUNCTION.call(owner.request(CREATE_ALBUM).rawBody(body));

    assertThat(response.errorPointers()).containsExactly("/title");
  }

  @Test
  void rejectsTextsThatAreTooLong() {
    String body =
        "{\"title\": \"" + "山".repeat(61) + "\", \"description\": \"" + "水".repeat(501) + "\"}";

    TestResponse response = FUNCTION.call(owner.request(CREATE_ALBUM).rawBody(body));

    assertThat(response.errorPointers()).containsExactlyInAnyOrder("/title", "/description");
  }

  @Test
  void rejectsDeeplyNestedBody() {
    String body = "{\"title\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";

    TestResponse response = FUNCTION.call(owner.request(CREATE_ALBUM).rawBody(body));

    assertThat(response.errorPointers()).containsExactly("");
  }

  @Test
  void rejectsNumberOfManyDigits() {
    String body = "{\"title\":" + "9".repeat(100_000) + "}";

    TestResponse response = FUNCTION.call(owner.request(CREATE_ALBUM).rawBody(body));

    assertThat(response.status()).isEqualTo(400);
  }

  @Test
  void rejectsBodyThatIsTooLarge() {
    String body = "{\"title\":\"" + "a".repeat(300_000) + "\"}";

    TestResponse response = FUNCTION.call(owner.request(CREATE_ALBUM).rawBody(body));

    assertThat(response.problemCode()).isEqualTo("payload-too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {RESTORE_PHOTO, TRASH_PHOTO, DELETE_ALBUM})
  void rejectsLargeBodyWhenRouteNeedsNone(String route) {
    AlbumId album = owner.createAlbum("album");
    PhotoId photo = owner.createReadyPhoto(album);

    TestResponse response =
        FUNCTION.call(
            owner
                .request(route)
                .pathParam("photoId", photo)
                .pathParam("albumId", album)
                .rawBody("a".repeat(300_000)));

    assertThat(response.problemCode()).isEqualTo("payload-too-large");
    assertThat(ManageAlbumFixture.findPhoto(photo).isInTrash()).isFalse();
  }

  @Test
  void rejectsUnknownFieldOfAnyName() {
    String name = "\ud800" + "🌸".repeat(50);

    TestResponse response =
        FUNCTION.call(
            owner.request(CREATE_ALBUM).rawBody("{\"title\": \"a\", \"" + name + "\": 1}"));

    assertThat(response.errorPointers()).hasSize(1);
  }

  @Test
  void neverReturnsServerErrorForRandomBody() {
    Random random = new Random(11);
    String letters = "{}[]\":,\\u0d8titlenul1e-. \u0000\ud800西";
    for (int i = 0; i < 2_000; i++) {
      StringBuilder body = new StringBuilder("{\"title\":");
      random
          .ints(random.nextInt(12), 0, letters.length())
          .forEach(index -> body.append(letters.charAt(index)));

      TestResponse response = FUNCTION.call(owner.request(CREATE_ALBUM).rawBody(body + "}"));

      assertThat(response.status()).as(body.toString()).isLessThan(500);
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void requiresTokenOnEveryRoute(String route) {
    TestResponse response = FUNCTION.call(validRequest(TestRequest.to(route)));

    assertThat(response.problemCode()).isEqualTo("unauthorized");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void rejectsTokenAfterOneDay(String route) {
    TestRequest request = validRequest(owner.request(route));
    CLOCK.advance(Duration.ofHours(24));

    TestResponse response = FUNCTION.call(request);

    assertThat(response.problemCode()).isEqualTo("unauthorized");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void returnsNotFoundForUnknownIds(String route) {
    TestResponse response = FUNCTION.call(validRequest(owner.request(route)));

    assertThat(response.status()).isEqualTo(route.equals(CREATE_ALBUM) ? 201 : 404);
  }

  @Test
  void returnsNotFoundWhenAlbumIsOfAnotherUser() {
    AlbumId album = new OwnerFixture(CLOCK).createAlbum("not yours");

    TestResponse response =
        FUNCTION.call(
            owner
                .request(UPDATE_ALBUM)
                .pathParam("albumId", album)
                .rawBody("{\"title\": \"mine\"}"));

    assertThat(response.problemCode()).isEqualTo("not-found");
    assertThat(OwnerFixture.repository(Albums.class).findUnscoped(album).orElseThrow().title())
        .isEqualTo("not yours");
  }

  private static TestRequest validRequest(TestRequest request) {
    String field = request.pathTemplate().contains("photos") ? "caption" : "title";
    TestRequest named = request.rawBody("{\"" + field + "\": \"a\"}");
    if (request.pathTemplate().contains("{albumId}")) {
      named = named.pathParam("albumId", UNKNOWN_ID);
    }
    return request.pathTemplate().contains("{photoId}")
        ? named.pathParam("photoId", UNKNOWN_ID)
        : named;
  }
}
