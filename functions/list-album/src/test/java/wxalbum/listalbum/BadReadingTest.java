package wxalbum.listalbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.listalbum.Reading.ALBUMS;
import static wxalbum.listalbum.Reading.CLOCK;
import static wxalbum.listalbum.Reading.FUNCTION;
import static wxalbum.listalbum.Reading.PHOTOS;
import static wxalbum.listalbum.Reading.TRASH;

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
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.Contract;
import wxalbum.testing.Owner;
import wxalbum.testing.TestCloud;

class BadReadingTest {
  private static final PhotoId NOBODYS = new PhotoId(new UUID(0x0199_0000_0000_7000L, -1));

  private final Owner owner = new Owner(CLOCK);
  private final AlbumId album = owner.album("album");
  private final ApiRequest listing = owner.asks(PHOTOS).path("albumId", album);

  static Stream<String> routesOfUsers() {
    return Contract.routes().stream()
        .filter(route -> route.startsWith("GET ") && !route.contains("share"))
        .filter(route -> !route.equals("GET /health"));
  }

  static Stream<String> routesWithIds() {
    return routesOfUsers().filter(route -> route.contains("{"));
  }

  @Test
  void namesAllFaultsOfTheQuery() {
    ApiResponse response =
        FUNCTION.call(
            listing.query("order", "size").query("limit", "many").query("cursor", "nowhere"));

    assertThat(response.code()).isEqualTo("invalid-request");
    assertThat(response.faults()).containsExactlyInAnyOrder("/order", "/limit", "/cursor");
  }

  @Test
  void doesNotBlameTheCursorForTheOrder() {
    Cursor cursor = Cursor.at(Listing.ADDED, NOBODYS);

    ApiResponse response =
        FUNCTION.call(listing.query("order", "ADDED").query("cursor", cursor.toString()));

    assertThat(response.faults()).containsExactly("/order");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "+5", "1.0", "", " 7", "٣", "1e1", "9999999999", "5,6"})
  void refusesALimitThatIsNoPage(String limit) {
    ApiResponse response = FUNCTION.call(owner.asks(ALBUMS).query("limit", limit));

    assertThat(response.faults()).containsExactly("/limit");
  }

  @Test
  void refusesTheCursorOfAnotherOrder() {
    Cursor cursor = Cursor.at(Listing.ADDED, NOBODYS);

    ApiResponse response = FUNCTION.call(listing.query("cursor", cursor.toString()));

    assertThat(response.faults()).containsExactly("/cursor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u0000", "\ud800", "%00", "dA", "' or 1=1 --", "t=t=t"})
  void refusesATextThatIsNoCursor(String cursor) {
    ApiResponse response = FUNCTION.call(owner.asks(TRASH).query("cursor", cursor));

    assertThat(response.faults()).containsExactly("/cursor");
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, -62_135_596_800_000_000L, 253_402_300_799_999_999L, -30_610_224_000_000_000L})
  void readsForgedCursorsOfAnyMomentThatADateHas(long micros) {
    ApiResponse response = FUNCTION.call(listing.query("cursor", forged(micros)));

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
  void refusesForgedCursorsOfMomentsThatNoDateHas(long micros) {
    ApiResponse response = FUNCTION.call(listing.query("cursor", forged(micros)));

    assertThat(response.faults()).containsExactly("/cursor");
  }

  @Test
  void ignoresParametersThatItDoesNotKnow() {
    ApiResponse response = FUNCTION.call(listing.query("utm_source", "a friend"));

    assertThat(response.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("routesOfUsers")
  void asksForATokenOnEveryRoute(String route) {
    ApiResponse response = FUNCTION.call(ids(ApiRequest.to(route)));

    assertThat(response.code()).isEqualTo("unauthorized");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."})
  void refusesATextThatIsNoToken(String token) {
    ApiResponse response = FUNCTION.call(ApiRequest.to(ALBUMS).token(token));

    assertThat(response.code()).isEqualTo("unauthorized");
  }

  @Test
  void refusesATokenWithOneLetterChanged() {
    UserSession user = TestCloud.shared().newUser();
    String token = TestCloud.shared().token(user, CLOCK);
    int index = token.length() - 10;
    char replacement = token.charAt(index) == 'A' ? 'B' : 'A';
    String forged = token.substring(0, index) + replacement + token.substring(index + 1);

    ApiResponse response = FUNCTION.call(ApiRequest.to(ALBUMS).token(forged));

    assertThat(response.code()).isEqualTo("unauthorized");
  }

  @Test
  void refusesATokenADayLater() {
    ApiRequest request = owner.asks(ALBUMS);
    CLOCK.advance(Duration.ofHours(24));

    ApiResponse response = FUNCTION.call(request);

    assertThat(response.code()).isEqualTo("unauthorized");
  }

  @ParameterizedTest
  @MethodSource("routesWithIds")
  void knowsNothingUnderUnknownIds(String route) {
    ApiResponse response = FUNCTION.call(ids(owner.asks(route)));

    assertThat(response.code()).isEqualTo("not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "..", "%2e", "\u0000", "01KQH5ZC3V8N4R2T6M7B9X0W1DD", "' or ''='"})
  void knowsNothingUnderTextsThatAreNoIds(String id) {
    ApiResponse response = FUNCTION.call(owner.asks(PHOTOS).path("albumId", id));

    assertThat(response.code()).isEqualTo("not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT /me", "DELETE /albums", "POST /photos/{photoId}", "HEAD /trash"})
  void namesTheMethodsThatAPathKnows(String route) {
    ApiResponse response = FUNCTION.callDefault(ids(owner.asks(route)));

    assertThat(response.code()).isEqualTo("method-not-allowed");
    assertThat(response.headers().get("allow")).contains("GET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET /", "GET /album", "GET /albums/", "PATCH /albums//photos", "GET /.env"})
  void knowsNothingAtOtherPaths(String route) {
    ApiResponse response = FUNCTION.callDefault(owner.asks(route));

    assertThat(response.code()).isEqualTo("not-found");
  }

  private static ApiRequest ids(ApiRequest request) {
    ApiRequest filled = request;
    if (request.template().contains("{albumId}")) {
      filled = filled.path("albumId", NOBODYS);
    }
    return request.template().contains("{photoId}") ? filled.path("photoId", NOBODYS) : filled;
  }

  private static String forged(long micros) {
    byte[] bytes = ByteBuffer.allocate(25).put((byte) 't').putLong(micros).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
