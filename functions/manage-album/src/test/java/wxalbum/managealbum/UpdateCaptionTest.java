package wxalbum.managealbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.managealbum.ManageAlbumFixture.CLOCK;
import static wxalbum.managealbum.ManageAlbumFixture.FUNCTION;
import static wxalbum.managealbum.ManageAlbumFixture.UPDATE_CAPTION;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoId;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.TestResponse;

class UpdateCaptionTest {
  private final OwnerFixture owner = new OwnerFixture(CLOCK);
  private final AlbumId album = owner.createAlbum("album");
  private final PhotoId photo = owner.createReadyPhoto(album);

  @Test
  void updatesCaption() {
    TestResponse response = updateCaption(owner, "{\"caption\": \" 断桥残雪 \"}");

    assertThat(response.textAt("/caption")).isEqualTo("断桥残雪");
    assertThat(ManageAlbumFixture.findPhoto(photo).caption()).isEqualTo("断桥残雪");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"caption\": null}", "{\"caption\": \"\"}", "{\"caption\": \" \"}"})
  void clearsCaptionWhenEmpty(String body) {
    TestResponse _ = updateCaption(owner, "{\"caption\": \"before\"}");

    TestResponse response = updateCaption(owner, body);

    assertThat(response.body().path("caption").isNull()).isTrue();
  }

  @Test
  void advancesUpdateTimeOfAlbum() {
    var before = ManageAlbumFixture.findAlbum(album).updatedAt();
    owner.createAlbum("later");

    TestResponse _ = updateCaption(owner, "{\"caption\": \"断桥残雪\"}");

    assertThat(ManageAlbumFixture.findAlbum(album).updatedAt()).isAfter(before);
  }

  @Test
  void requiresCaption() {
    TestResponse response = updateCaption(owner, "{}");

    assertThat(response.errorPointers()).containsExactly("/caption");
  }

  @Test
  void onlyOwnerCanUpdateCaption() {
    TestResponse response = updateCaption(new OwnerFixture(CLOCK), "{\"caption\": \"mine\"}");

    assertThat(response.problemCode()).isEqualTo("not-found");
    assertThat(ManageAlbumFixture.findPhoto(photo).caption()).isEmpty();
  }

  private TestResponse updateCaption(OwnerFixture caller, String body) {
    return FUNCTION.call(caller.request(UPDATE_CAPTION).pathParam("photoId", photo).rawBody(body));
  }
}
