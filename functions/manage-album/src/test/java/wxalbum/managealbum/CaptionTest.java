package wxalbum.managealbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.managealbum.Managing.CAPTION;
import static wxalbum.managealbum.Managing.CLOCK;
import static wxalbum.managealbum.Managing.FUNCTION;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoId;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.Owner;

class CaptionTest {
  private final Owner owner = new Owner(CLOCK);
  private final AlbumId album = owner.album("album");
  private final PhotoId photo = owner.ready(album);

  @Test
  void writesACaption() {
    ApiResponse response = caption(owner, "{\"caption\": \" 断桥残雪 \"}");

    assertThat(response.text("/caption")).isEqualTo("断桥残雪");
    assertThat(Managing.photo(photo).caption()).isEqualTo("断桥残雪");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"caption\": null}", "{\"caption\": \"\"}", "{\"caption\": \" \"}"})
  void clearsACaption(String body) {
    ApiResponse _ = caption(owner, "{\"caption\": \"before\"}");

    ApiResponse response = caption(owner, body);

    assertThat(response.body().path("caption").isNull()).isTrue();
  }

  @Test
  void movesTheMomentOfTheAlbumsChange() {
    var before = Managing.album(album).changedAt();
    owner.album("later");

    ApiResponse _ = caption(owner, "{\"caption\": \"断桥残雪\"}");

    assertThat(Managing.album(album).changedAt()).isAfter(before);
  }

  @Test
  void asksForTheCaption() {
    ApiResponse response = caption(owner, "{}");

    assertThat(response.faults()).containsExactly("/caption");
  }

  @Test
  void isNobodyElsesToWrite() {
    ApiResponse response = caption(new Owner(CLOCK), "{\"caption\": \"mine\"}");

    assertThat(response.code()).isEqualTo("not-found");
    assertThat(Managing.photo(photo).caption()).isEmpty();
  }

  private ApiResponse caption(Owner caller, String body) {
    return FUNCTION.call(caller.asks(CAPTION).path("photoId", photo).text(body));
  }
}
