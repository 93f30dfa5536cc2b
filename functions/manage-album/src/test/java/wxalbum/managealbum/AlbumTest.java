package wxalbum.managealbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.managealbum.ManageAlbumFixture.CLOCK;
import static wxalbum.managealbum.ManageAlbumFixture.CREATE_ALBUM;
import static wxalbum.managealbum.ManageAlbumFixture.FUNCTION;
import static wxalbum.managealbum.ManageAlbumFixture.UPDATE_ALBUM;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Users;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.SampleEventFiles;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestResponse;

class AlbumTest {
  private final OwnerFixture owner = new OwnerFixture(CLOCK);

  @Test
  void createsAlbumAndInsertsOwner() {
    TestResponse response =
        FUNCTION.call(
            owner.request(CREATE_ALBUM).jsonBody(Map.of("title", " 西湖 ", "description", "Spring")));

    AlbumId id = AlbumId.parse(response.textAt("/id")).orElseThrow();
    assertThat(response.status()).isEqualTo(201);
    assertThat(response.textAt("/title")).isEqualTo("西湖");
    assertThat(OwnerFixture.repository(Albums.class).findOwned(id, owner.userId())).isPresent();
    assertThat(OwnerFixture.repository(Users.class).find(owner.userId())).isPresent();
  }

  @Test
  void createsAlbumWithoutDescription() {
    TestResponse response =
        FUNCTION.call(owner.request(CREATE_ALBUM).jsonBody(bodyWith("description", null)));

    assertThat(response.body().path("description").isNull()).isTrue();
    assertThat(response.body().path("cover").isNull()).isTrue();
    assertThat(response.body().path("photoCount").asInt()).isZero();
  }

  @Test
  void acceptsTitleOfSixtyCodePoints() {
    String title = "🌸".repeat(60);

    TestResponse response =
        FUNCTION.call(owner.request(CREATE_ALBUM).jsonBody(Map.of("title", title)));

    assertThat(response.textAt("/title")).isEqualTo(title);
  }

  @Test
  void createsAlbumForSampleEventAsDeployed() {
    FunctionInvoker deployed =
        new FunctionInvoker(TestCloud.shared().callInEnvironment(ManageAlbumHandler::new));
    String token = TestCloud.shared().issueToken(TestCloud.shared().newUser());
    String event =
        new String(SampleEventFiles.read("manage-album.json"), StandardCharsets.UTF_8)
            .replace("TOKEN", token);

    String response = deployed.invoke(event.getBytes(StandardCharsets.UTF_8));

    assertThat(response).contains("\"statusCode\":201");
  }

  @Test
  void treatsAbsentMembersLikeNull() {
    AlbumId album = newDescribedAlbum();
    PhotoId _ = owner.createReadyPhoto(album);
    PhotoId newest = owner.createReadyPhoto(album);

    TestResponse response = updateAlbum(album, Map.of("title", "another"));

    assertThat(response.textAt("/title")).isEqualTo("another");
    assertThat(response.body().path("description").isNull()).isTrue();
    assertThat(response.textAt("/coverPhotoId")).isEqualTo(newest.toString());
  }

  @Test
  void changesNothingWhenResponseIsSentBack() {
    AlbumId album = newDescribedAlbum();
    PhotoId _ = owner.createReadyPhoto(album);
    PhotoId chosen = owner.createReadyPhoto(album);
    PhotoId _ = owner.createReadyPhoto(album);
    TestResponse before = updateAlbum(album, allMembers("another", "Spring", chosen));

    TestResponse after =
        updateAlbum(
            album,
            allMembers(
                before.textAt("/title"),
                before.textAt("/description"),
                PhotoId.parse(before.textAt("/coverPhotoId")).orElseThrow()));

    assertThat(after.textAt("/description")).isEqualTo("Spring");
    assertThat(after.textAt("/coverPhotoId")).isEqualTo(chosen.toString());
  }

  @Test
  void clearsDescriptionWhenNull() {
    AlbumId album = newDescribedAlbum();

    TestResponse response = updateAlbum(album, bodyWith("description", null));

    assertThat(response.body().path("description").isNull()).isTrue();
  }

  @Test
  void advancesUpdateTime() {
    AlbumId album = owner.createAlbum("album");
    Album before = ManageAlbumFixture.findAlbum(album);
    owner.createAlbum("later");

    TestResponse _ = updateAlbum(album, Map.of("title", "another"));

    assertThat(ManageAlbumFixture.findAlbum(album).updatedAt()).isAfter(before.updatedAt());
    assertThat(ManageAlbumFixture.findAlbum(album).createdAt()).isEqualTo(before.createdAt());
  }

  @Test
  void setsChosenCover() {
    AlbumId album = owner.createAlbum("album");
    PhotoId _ = owner.createReadyPhoto(album);
    PhotoId chosen = owner.createReadyPhoto(album);

    TestResponse response = updateAlbum(album, bodyWith("coverPhotoId", chosen.toString()));

    assertThat(response.textAt("/cover/url")).contains(chosen.toString());
  }

  @Test
  void setsNewestPhotoAsCoverWhenCoverIsNull() {
    AlbumId album = owner.createAlbum("album");
    PhotoId _ = owner.createReadyPhoto(album);
    PhotoId newest = owner.createReadyPhoto(album);
    PhotoId _ = owner.createExpectedPhoto(album);

    TestResponse response = updateAlbum(album, bodyWith("coverPhotoId", null));

    assertThat(response.textAt("/cover/url")).contains(newest.toString());
  }

  @Test
  void keepsCoverEmptyWhenNoPhotoIsReady() {
    AlbumId album = owner.createAlbum("album");
    PhotoId _ = owner.createFailedPhoto(album);

    TestResponse response = updateAlbum(album, bodyWith("coverPhotoId", null));

    assertThat(response.body().path("cover").isNull()).isTrue();
  }

  @Test
  void rejectsCoverAndChangesNothingWhenPhotoIsNotReady() {
    AlbumId album = owner.createAlbum("album");
    PhotoId expected = owner.createExpectedPhoto(album);

    TestResponse response = updateAlbum(album, bodyWith("coverPhotoId", expected.toString()));

    assertThat(response.errorPointers()).containsExactly("/coverPhotoId");
    assertThat(ManageAlbumFixture.findAlbum(album).title()).isEqualTo("album");
  }

  @Test
  void rejectsCoverOfAnotherAlbum() {
    AlbumId album = owner.createAlbum("album");
    PhotoId elsewhere = owner.createReadyPhoto(owner.createAlbum("another"));

    TestResponse response = updateAlbum(album, bodyWith("coverPhotoId", elsewhere.toString()));

    assertThat(response.errorPointers()).containsExactly("/coverPhotoId");
  }

  @Test
  void rejectsCoverInTrash() {
    AlbumId album = owner.createAlbum("album");
    PhotoId trashed = owner.createReadyPhoto(album);
    TestResponse _ = ManageAlbumFixture.trashPhoto(owner, trashed);

    TestResponse response = updateAlbum(album, bodyWith("coverPhotoId", trashed.toString()));

    assertThat(response.errorPointers()).containsExactly("/coverPhotoId");
  }

  @Test
  void rejectsCoverOfAnotherUserWithoutWaitingForLock() {
    OwnerFixture other = new OwnerFixture(CLOCK);
    PhotoId foreign = other.createReadyPhoto(other.createAlbum("theirs"));
    AlbumId album = owner.createAlbum("album");
    AtomicReference<TestResponse> response = new AtomicReference<>();

    OwnerFixture.inTransaction(
        () -> {
          OwnerFixture.repository(Photos.class).updateCaption(foreign, "held");
          response.set(updateAlbum(album, bodyWith("coverPhotoId", foreign.toString())));
        });

    assertThat(response.get().status()).isEqualTo(400);
    assertThat(response.get().errorPointers()).containsExactly("/coverPhotoId");
  }

  private AlbumId newDescribedAlbum() {
    AlbumId album = owner.createAlbum("album");
    OwnerFixture.repository(Albums.class).updateDetails(album, "album", "Spring", CLOCK.instant());
    return album;
  }

  private TestResponse updateAlbum(AlbumId album, Map<String, ? extends @Nullable Object> body) {
    return FUNCTION.call(owner.request(UPDATE_ALBUM).pathParam("albumId", album).jsonBody(body));
  }

  private static Map<String, Object> allMembers(String title, String description, PhotoId cover) {
    return Map.of("title", title, "description", description, "coverPhotoId", cover.toString());
  }

  private static Map<String, @Nullable Object> bodyWith(String name, @Nullable String value) {
    Map<String, @Nullable Object> body = new HashMap<>();
    body.put("title", "title");
    body.put(name, value);
    return Collections.unmodifiableMap(body);
  }
}
