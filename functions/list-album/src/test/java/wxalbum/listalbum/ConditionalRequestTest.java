package wxalbum.listalbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.listalbum.ListAlbumFixture.CLOCK;
import static wxalbum.listalbum.ListAlbumFixture.FUNCTION;
import static wxalbum.listalbum.ListAlbumFixture.PHOTOS;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoId;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

class ConditionalRequestTest {
  private final OwnerFixture owner = new OwnerFixture(CLOCK);
  private final AlbumId album = owner.createAlbum("album");
  private final TestRequest listing = owner.request(PHOTOS).pathParam("albumId", album);

  @BeforeEach
  void createPhoto() {
    PhotoId _ = owner.createReadyPhoto(album);
  }

  @Test
  void returnsStrongEntityTag() {
    TestResponse response = FUNCTION.call(listing);

    assertThat(response.headers().get("etag")).matches("\"[0-9a-f]{64}\"");
    assertThat(response.headers()).containsEntry("cache-control", "private, no-cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "\"a,b\" ,W/%s,\"c\"", "*"})
  void returnsNotModifiedWhenEntityTagMatches(String pattern) {
    String tag = currentEntityTag();

    TestResponse response = FUNCTION.call(listing.header("if-none-match", pattern.formatted(tag)));

    assertThat(response.status()).isEqualTo(304);
    assertThat(response.headers()).containsEntry("etag", tag);
    assertThat(response.headers()).containsEntry("cache-control", "private, no-cache");
    assertThat(response.headers()).doesNotContainKey("content-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"other\"", "other", "w/%s", "%s\"", "x%s", "*, %s x", "\"", "W/"})
  void returnsFullResponseWhenEntityTagDiffers(String pattern) {
    String tag = currentEntityTag();

    TestResponse response = FUNCTION.call(listing.header("if-none-match", pattern.formatted(tag)));

    assertThat(response.status()).isEqualTo(200);
  }

  /** A page of photos is the largest response: 170 KB for 100 photos. */
  @Test
  void compressesPageToFifthOrLess() {
    for (int i = 0; i < 30; i++) {
      PhotoId _ = owner.createReadyPhoto(album);
    }
    byte[] plain = FUNCTION.invoke(listing.toEvent()).getBytes(StandardCharsets.UTF_8);
    TestRequest accepting = listing.header("accept-encoding", "gzip, compress, br, deflate");

    TestResponse response = FUNCTION.call(accepting);

    assertThat(response.body().path("items")).hasSize(30);
    assertThat(response.headers()).containsEntry("content-encoding", "gzip");
    assertThat(FUNCTION.invoke(accepting.toEvent()).length() * 3 / 4).isLessThan(plain.length / 5);
  }

  @Test
  void changesEntityTagWhenAlbumChanges() {
    String tag = currentEntityTag();
    PhotoId _ = owner.createReadyPhoto(album);

    TestResponse response = FUNCTION.call(listing.header("if-none-match", tag));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers().get("etag")).isNotEqualTo(tag);
  }

  private String currentEntityTag() {
    return FUNCTION.call(listing).headers().getOrDefault("etag", "none");
  }
}
