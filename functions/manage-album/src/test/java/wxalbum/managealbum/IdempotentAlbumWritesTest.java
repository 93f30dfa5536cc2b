package wxalbum.managealbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.managealbum.ManageAlbumFixture.CLOCK;
import static wxalbum.managealbum.ManageAlbumFixture.CREATE_ALBUM;
import static wxalbum.managealbum.ManageAlbumFixture.FUNCTION;
import static wxalbum.managealbum.ManageAlbumFixture.RESTORE_PHOTO;
import static wxalbum.managealbum.ManageAlbumFixture.UPDATE_ALBUM;
import static wxalbum.managealbum.ManageAlbumFixture.UPDATE_CAPTION;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.PhotoId;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

class IdempotentAlbumWritesTest {
  private final OwnerFixture owner = new OwnerFixture(CLOCK);

  @Test
  void createsOneAlbumWhenKeyIsRepeated() {
    TestResponse first = FUNCTION.call(createRequest("once", "西湖"));

    TestResponse second = FUNCTION.call(createRequest("once", "西湖"));

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(countAlbums()).isEqualTo(1);
  }

  @Test
  void createsOneAlbumWhenRequestsAreConcurrent() throws Exception {
    List<FunctionInvoker> instances = List.of(FUNCTION, ManageAlbumFixture.newInstance());
    List<Callable<TestResponse>> calls =
        instances.stream()
            .<Callable<TestResponse>>map(
                instance -> () -> instance.call(createRequest("once", "西湖")))
            .toList();

    List<Future<TestResponse>> responses;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      responses = threads.invokeAll(calls);
    }

    assertThat(responses.get(0).get().body()).isEqualTo(responses.get(1).get().body());
    assertThat(countAlbums()).isEqualTo(1);
  }

  @Test
  void rejectsKeyWhenUsedForAnotherBody() {
    TestResponse _ = FUNCTION.call(createRequest("once", "西湖"));

    TestResponse response = FUNCTION.call(createRequest("once", "another"));

    assertThat(response.problemCode()).isEqualTo("conflict");
    assertThat(countAlbums()).isEqualTo(1);
  }

  @Test
  void acceptsSameKeyOfAnotherUser() {
    TestResponse first = FUNCTION.call(createRequest("once", "西湖"));
    TestRequest request =
        new OwnerFixture(CLOCK)
            .request(CREATE_ALBUM)
            .header("idempotency-key", "once")
            .jsonBody(titleBody("西湖"));

    TestResponse other = FUNCTION.call(request);

    assertThat(other.status()).isEqualTo(201);
    assertThat(other.textAt("/id")).isNotEqualTo(first.textAt("/id"));
  }

  @Test
  void acceptsCorrectedRequestUnderSameKey() {
    TestResponse rejected = FUNCTION.call(createRequest("once", ""));

    TestResponse corrected = FUNCTION.call(createRequest("once", "西湖"));

    assertThat(rejected.errorPointers()).containsExactly("/title");
    assertThat(corrected.status()).isEqualTo(201);
  }

  @Test
  void rejectsInvalidKey() {
    TestResponse response = FUNCTION.call(createRequest("a key", "西湖"));

    assertThat(response.errorPointers()).containsExactly("/Idempotency-Key");
  }

  @Test
  void signsUrlsAgainWhenRepeatIsLate() {
    AlbumId album = owner.createAlbum("album");
    PhotoId cover = owner.createReadyPhoto(album);
    TestResponse first = FUNCTION.call(updateRequest(album));
    CLOCK.advance(Duration.ofHours(5));

    TestResponse late = FUNCTION.call(updateRequest(album));

    assertThat(late.textAt("/cover/url"))
        .contains(cover + "/medium.jpg?")
        .isNotEqualTo(first.textAt("/cover/url"));
    assertThat(late.textAt("/updatedAt")).isEqualTo(first.textAt("/updatedAt"));
  }

  @Test
  void restoresOnceWhenKeyIsRepeated() {
    PhotoId photo = owner.createReadyPhoto(owner.createAlbum("album"));
    TestResponse _ = ManageAlbumFixture.trashPhoto(owner, photo);
    TestRequest restore =
        owner
            .request(RESTORE_PHOTO)
            .pathParam("photoId", photo)
            .header("idempotency-key", "restore");
    TestResponse first = FUNCTION.call(restore);

    TestResponse second = FUNCTION.call(restore);

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(
            ManageAlbumFixture.findAlbum(ManageAlbumFixture.findPhoto(photo).albumId())
                .photoCount())
        .isEqualTo(1);
  }

  @Test
  void showsAlbumAsItIsNowWhenItHasChanged() {
    AlbumId album = owner.createAlbum("album");
    TestResponse first = FUNCTION.call(updateRequest(album));
    TestResponse _ = FUNCTION.call(updateRequest(album, "later", "the last title"));

    TestResponse second = FUNCTION.call(updateRequest(album));

    assertThat(first.textAt("/title")).isEqualTo("another");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.textAt("/title")).isEqualTo("the last title");
  }

  @Test
  void returnsConflictWhenCreatedAlbumIsDeleted() {
    TestResponse first = FUNCTION.call(createRequest("once", "西湖"));
    AlbumId album = AlbumId.parse(first.textAt("/id")).orElseThrow();
    TestResponse _ = ManageAlbumFixture.deleteAlbum(owner, album);

    TestResponse second = FUNCTION.call(createRequest("once", "西湖"));

    assertThat(second.problemCode()).isEqualTo("conflict");
    assertThat(countAlbums()).isZero();
  }

  @Test
  void returnsNotFoundWhenUpdatedAlbumIsDeleted() {
    AlbumId album = owner.createAlbum("album");
    TestResponse _ = FUNCTION.call(updateRequest(album));
    TestResponse _ = ManageAlbumFixture.deleteAlbum(owner, album);

    TestResponse second = FUNCTION.call(updateRequest(album));

    assertThat(second.problemCode()).isEqualTo("not-found");
  }

  @Test
  void returnsNotFoundWhenPhotoWithNewCaptionIsInTrash() {
    PhotoId photo = owner.createReadyPhoto(owner.createAlbum("album"));
    TestRequest update =
        owner
            .request(UPDATE_CAPTION)
            .pathParam("photoId", photo)
            .header("idempotency-key", "caption")
            .jsonBody(Map.of("caption", "sunset"));
    TestResponse _ = FUNCTION.call(update);
    TestResponse _ = ManageAlbumFixture.trashPhoto(owner, photo);

    TestResponse second = FUNCTION.call(update);

    assertThat(second.problemCode()).isEqualTo("not-found");
  }

  @Test
  void leavesPhotoInTrashWhenRestoreIsRepeatedLate() {
    PhotoId photo = owner.createReadyPhoto(owner.createAlbum("album"));
    TestResponse _ = ManageAlbumFixture.trashPhoto(owner, photo);
    TestRequest restore =
        owner
            .request(RESTORE_PHOTO)
            .pathParam("photoId", photo)
            .header("idempotency-key", "restore");
    TestResponse first = FUNCTION.call(restore);
    TestResponse _ = ManageAlbumFixture.trashPhoto(owner, photo);

    TestResponse second = FUNCTION.call(restore);

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.problemCode()).isEqualTo("not-found");
    assertThat(ManageAlbumFixture.findPhoto(photo).isInTrash()).isTrue();
  }

  private TestRequest createRequest(String key, String title) {
    return owner.request(CREATE_ALBUM).header("idempotency-key", key).jsonBody(titleBody(title));
  }

  private TestRequest updateRequest(AlbumId album) {
    return updateRequest(album, "change", "another");
  }

  private TestRequest updateRequest(AlbumId album, String key, String title) {
    return owner
        .request(UPDATE_ALBUM)
        .pathParam("albumId", album)
        .header("idempotency-key", key)
        .jsonBody(titleBody(title));
  }

  private int countAlbums() {
    return OwnerFixture.repository(Albums.class).listByOwner(owner.userId(), null, 10).size();
  }

  private static Map<String, String> titleBody(String title) {
    return Map.of("title", title);
  }
}
