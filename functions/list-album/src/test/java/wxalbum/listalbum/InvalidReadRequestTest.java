package wxalbum.listalbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.listalbum.ListAlbumFixture.ALBUMS;
import static wxalbum.listalbum.ListAlbumFixture.CLOCK;
import static wxalbum.listalbum.ListAlbumFixture.FUNCTION;
import static wxalbum.listalbum.ListAlbumFixture.PHOTOS;
import static wxalbum.listalbum.ListAlbumFixture.TRASH;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.AlbumId;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.PhotoId;
import wxalbum.session.UserSession;
import wxalbum.testkit.OpenApiContract;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

class InvalidReadRequestTest {
  private static final PhotoId UNKNOWN_ID = new PhotoId(new UUID(0x0199_0000_0000_7000L, -1));

  private final OwnerFixture owner = new OwnerFixture(CLOCK);
  private final AlbumId album = owner.createAlbum("album");
  private final TestRequest listing = owner.request(PHOTOS).pathParam("albumId", album);

  static Stream<String> userRoutes() {
    return OpenApiContract.routes().stream()
        .filter(route -> route.startsWith("GET ") && !route.contains("share"))
        .filter(route -> !route.equals("GET /health"));
  }

  static Stream<String> routesWithIds() {
    return userRoutes().filter(route -> route.contains("{"));
  }

  @Test
  void reportsAllInvalidQueryParameters() {
    TestResponse response =
        FUNCTION.call(
            listing
                .queryParam("order", "size")
                .queryParam("limit", "many")
                .queryParam("cursor", "nowhere"));

    assertThat(response.problemCode()).isEqualTo("invalid-request");
    assertThat(response.errorPointers()).containsExactlyInAnyOrder("/order", "/limit", "/cursor");
  }

  @Test
  void reportsOnlyOrderWhenOrderIsInvalid() {
    Cursor cursor = Cursor.of(Listing.PHOTOS_BY_ADDED_AT, UNKNOWN_ID);

    TestResponse response =
        FUNCTION.call(listing.queryParam("order", "ADDED").queryParam("cursor", cursor.toString()));

    assertThat(response.errorPointers()).containsExactly("/order");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "+5", "1.0", "", " 7", "٣", "1e1", "9999999999", "5,6"})
  void rejectsInvalidLimit(String limit) {
    TestResponse response = FUNCTION.call(owner.request(ALBUMS).queryParam("limit", limit));

    assertThat(response.errorPointers()).containsExactly("/limit");
  }

  @Test
  void rejectsCursorOfAnotherOrder() {
    Cursor cursor = Cursor.of(Listing.PHOTOS_BY_ADDED_AT, UNKNOWN_ID);

    TestResponse response = FUNCTION.call(listing.queryParam("cursor", cursor.toString()));

    assertThat(response.errorPointers()).containsExactly("/cursor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u0000", "\ud800", "%00", "dA", "' or 1=1 --", "t=t=t"})
  void rejectsMalformedCursor(String cursor) {
    TestResponse response = FUNCTION.call(owner.request(TRASH).queryParam("cursor", cursor));

    assertThat(response.errorPointers()).containsExactly("/cursor");
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, -62_135_596_800_000_000L, 253_402_300_799_999_999L, -30_610_224_000_000_000L})
  void acceptsForgedCursorWithTimeInRange(long micros) {
    TestResponse response = FUNCTION.call(listing.queryParam("cursor", forgeCursor(micros)));

    assertThat(response.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        -62_135_596_800_000_001L,
        253_402_300_800_000_000L,
        -253_402_300_799_000_000L
      })
  void rejectsForgedCursorWithTimeOutOfRange(long micros) {
    TestResponse response = FUNCTION.call(listing.queryParam("cursor", forgeCursor(micros)));

    assertThat(response.errorPointers()).containsExactly("/cursor");
  }

  @Test
  void ignoresUnknownQueryParameters() {
    TestResponse response = FUNCTION.call(listing.queryParam("utm_source", "a friend"));

    assertThat(response.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("userRoutes")
  void returnsUnauthorizedWhenTokenIsMissing(String route) {
    TestResponse response = FUNCTION.call(fillIds(TestRequest.to(route)));

    assertThat(response.problemCode()).isEqualTo("unauthorized");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."})
  void rejectsMalformedToken(String token) {
    TestResponse response = FUNCTION.call(TestRequest.to(ALBUMS).bearerToken(token));

    assertThat(response.problemCode()).isEqualTo("unauthorized");
  }

  @Test
  void rejectsTokenWithOneCharacterChanged() {
    UserSession user = TestCloud.shared().newUser();
    String token = TestCloud.shared().issueToken(user, CLOCK);
    int index = token.length() - 10;
    char replacement = token.charAt(index) == 'A' ? 'B' : 'A';
    String forged = token.substring(0, index) + replacement + token.substring(index + 1);

    TestResponse response = FUNCTION.call(TestRequest.to(ALBUMS).bearerToken(forged));

    assertThat(response.problemCode()).isEqualTo("unauthorized");
  }

  @Test
  void rejectsTokenAfter24Hours() {
    TestRequest request = owner.request(ALBUMS);
    CLOCK.advance(Duration.ofHours(24));

    TestResponse response = FUNCTION.call(request);

    assertThat(response.problemCode()).isEqualTo("unauthorized");
  }

  @ParameterizedTest
  @MethodSource("routesWithIds")
  void returnsNotFoundForUnknownIds(String route) {
    TestResponse response = FUNCTION.call(fillIds(owner.request(route)));

    assertThat(response.problemCode()).isEqualTo("not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "..", "%2e", "\u0000", "01KQH5ZC3V8N4R2T6M7B9X0W1DD", "' or ''='"})
  void returnsNotFoundForMalformedIds(String id) {
    TestResponse response = FUNCTION.call(owner.request(PHOTOS).pathParam("albumId", id));

    assertThat(response.problemCode()).isEqualTo("not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT /me", "DELETE /albums", "POST /photos/{photoId}", "PATCH /trash"})
  void returnsAllowedMethodsWhenMethodIsNotAllowed(String route) {
    TestResponse response = FUNCTION.callDefaultRoute(fillIds(owner.request(route)));

    assertThat(response.problemCode()).isEqualTo("method-not-allowed");
    assertThat(response.headers().get("allow")).contains("GET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET /", "GET /album", "GET /albums/", "PATCH /albums//photos", "GET /.env"})
  void returnsNotFoundForUnknownPaths(String route) {
    TestResponse response = FUNCTION.callDefaultRoute(owner.request(route));

    assertThat(response.problemCode()).isEqualTo("not-found");
  }

  private static TestRequest fillIds(TestRequest request) {
    TestRequest filled = request;
    if (request.pathTemplate().contains("{albumId}")) {
      filled = filled.pathParam("albumId", UNKNOWN_ID);
    }
    return request.pathTemplate().contains("{photoId}")
        ? filled.pathParam("photoId", UNKNOWN_ID)
        : filled;
  }

  private static String forgeCursor(long micros) {
    byte[] bytes = ByteBuffer.allocate(25).put((byte) 't').putLong(micros).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
