package wxalbum.listalbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.listalbum.Reading.CLOCK;
import static wxalbum.listalbum.Reading.FUNCTION;
import static wxalbum.listalbum.Reading.PHOTOS;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoId;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.Owner;

class ConditionalListingTest {
  private final Owner owner = new Owner(CLOCK);
  private final AlbumId album = owner.album("album");
  private final ApiRequest listing = owner.asks(PHOTOS).path("albumId", album);

  @BeforeEach
  void aPhoto() {
    PhotoId _ = owner.ready(album);
  }

  @Test
  void tagsTheAnswerStrongly() {
    ApiResponse response = FUNCTION.call(listing);

    assertThat(response.headers().get("etag")).matches("\"[0-9a-f]{64}\"");
    assertThat(response.headers()).containsEntry("cache-control", "private, no-cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "\"a,b\" ,W/%s,\"c\"", "*"})
  void sparesTheBodyWhereTheClientHasIt(String pattern) {
    String tag = tag();

    ApiResponse response = FUNCTION.call(listing.header("if-none-match", pattern.formatted(tag)));

    assertThat(response.status()).isEqualTo(304);
    assertThat(response.headers()).containsEntry("etag", tag);
    assertThat(response.headers()).containsEntry("cache-control", "private, no-cache");
    assertThat(response.headers()).doesNotContainKey("content-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"other\"", "other", "w/%s", "%s\"", "x%s", "*, %s x", "\"", "W/"})
  void answersInFullWhereTheClientHasSomethingElse(String pattern) {
    String tag = tag();

    ApiResponse response = FUNCTION.call(listing.header("if-none-match", pattern.formatted(tag)));

    assertThat(response.status()).isEqualTo(200);
  }

  @Test
  void changesTheTagWithTheAlbum() {
    String tag = tag();
    PhotoId _ = owner.ready(album);

    ApiResponse response = FUNCTION.call(listing.header("if-none-match", tag));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers().get("etag")).isNotEqualTo(tag);
  }

  private String tag() {
    return FUNCTION.call(listing).headers().getOrDefault("etag", "none");
  }
}
