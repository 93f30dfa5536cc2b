package wxalbum.managealbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.managealbum.ManageAlbumFixture.CLOCK;
import static wxalbum.managealbum.ManageAlbumFixture.FUNCTION;
import static wxalbum.managealbum.ManageAlbumFixture.UPDATE_ALBUM;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wxalbum.access.AlbumAccess;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.PhotoCheck;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.Photos;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.album.ShareId;
import wxalbum.album.Shares;
import wxalbum.database.Database;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.ScheduledChecks;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestResponse;

class DeleteAlbumTest {
  private final OwnerFixture owner = new OwnerFixture(CLOCK);
  private final AlbumId album = owner.createAlbum("album");
  private final Database database =
      new Database(TestCloud.shared().settings(), Albums.class, Photos.class, Shares.class);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void movesAllPhotosToTrash() {
    List<PhotoId> photos =
        List.of(
            owner.createReadyPhoto(album),
            owner.createFailedPhoto(album),
            owner.createExpectedPhoto(album));

    TestResponse response = ManageAlbumFixture.deleteAlbum(owner, album);

    assertThat(response.status()).isEqualTo(204);
    assertThat(photos).allMatch(photo -> ManageAlbumFixture.findPhoto(photo).isInTrash());
    assertThat(photos)
        .extracting(photo -> ScheduledChecks.of(photo).get(PhotoCheck.PURGE))
        .containsOnly(PhotoLifecycle.purgeCheckAt(CLOCK.instant()));
    assertThat(OwnerFixture.repository(Albums.class).findOwned(album, owner.userId())).isEmpty();
  }

  @Test
  void keepsPurgeTimeOfPhotoInTrash() {
    PhotoId trashed = owner.createReadyPhoto(album);
    TestResponse _ = ManageAlbumFixture.trashPhoto(owner, trashed);
    Instant purgeAt = ScheduledChecks.of(trashed).get(PhotoCheck.PURGE);
    PhotoId _ = owner.createReadyPhoto(album);

    TestResponse _ = ManageAlbumFixture.deleteAlbum(owner, album);

    assertThat(ScheduledChecks.of(trashed)).containsEntry(PhotoCheck.PURGE, purgeAt);
  }

  @Test
  void movesPhotoToTrashThatIsAddedWhenAlbumIsBeingLocked() {
    PhotoId first = owner.createReadyPhoto(album);
    List<PhotoId> added = new ArrayList<>();
    Albums locking =
        (Albums)
            Proxy.newProxyInstance(
                Albums.class.getClassLoader(),
                new Class<?>[] {Albums.class},
                (_, method, arguments) -> {
                  if (method.getName().equals("lockOwned") && added.isEmpty()) {
                    added.add(owner.createReadyPhoto(album));
                  }
                  return method.invoke(database.repository(Albums.class), arguments);
                });

    DeleteAlbum.Outcome outcome =
        new DeleteAlbum(
                new AlbumAccess(locking, database.repository(Photos.class)),
                locking,
                database.repository(Photos.class),
                database.repository(Shares.class),
                database,
                CLOCK)
            .execute(owner.userId(), album);

    assertThat(outcome).isInstanceOf(DeleteAlbum.Deleted.class);
    assertThat(ManageAlbumFixture.findPhoto(first).isInTrash()).isTrue();
    assertThat(ManageAlbumFixture.findPhoto(added.getFirst()).isInTrash()).isTrue();
    assertThat(OwnerFixture.repository(Albums.class).findUnscoped(album)).isEmpty();
  }

  @Test
  void keepsDeletionTimeOfPhotosInTrash() {
    PhotoId photo = owner.createReadyPhoto(album);
    TestResponse _ = ManageAlbumFixture.trashPhoto(owner, photo);
    var before = ManageAlbumFixture.findPhoto(photo).deletedAt();
    owner.createAlbum("later");

    TestResponse _ = ManageAlbumFixture.deleteAlbum(owner, album);

    assertThat(ManageAlbumFixture.findPhoto(photo).deletedAt()).isEqualTo(before);
  }

  @Test
  void revokesSharesOfAlbum() {
    ShareId share = new ShareId(UUID.randomUUID());
    Shares shares = OwnerFixture.repository(Shares.class);
    shares.insert(
        new Share(
            share,
            album,
            Sha256.hash(share.toString()),
            "",
            null,
            0,
            false,
            null,
            0,
            null,
            CLOCK.instant(),
            null,
            null));

    TestResponse _ = ManageAlbumFixture.deleteAlbum(owner, album);

    assertThat(shares.find(share).orElseThrow().isRevokedOrExpired(CLOCK.instant())).isTrue();
  }

  @Test
  void returnsSameStatusWhenDeletedTwice() {
    TestResponse _ = ManageAlbumFixture.deleteAlbum(owner, album);

    TestResponse response = ManageAlbumFixture.deleteAlbum(owner, album);

    assertThat(response.status()).isEqualTo(204);
  }

  @Test
  void onlyOwnerCanDeleteAlbum() {
    OwnerFixture other = new OwnerFixture(CLOCK);

    TestResponse response = ManageAlbumFixture.deleteAlbum(other, album);

    assertThat(response.problemCode()).isEqualTo("not-found");
    assertThat(ManageAlbumFixture.findAlbum(album).title()).isEqualTo("album");
  }

  @Test
  void rejectsUpdateWhenAlbumIsDeleted() {
    TestResponse _ = ManageAlbumFixture.deleteAlbum(owner, album);

    TestResponse response =
        FUNCTION.call(
            owner
                .request(UPDATE_ALBUM)
                .pathParam("albumId", album)
                .jsonBody(Map.of("title", "another")));

    assertThat(response.problemCode()).isEqualTo("not-found");
  }

  @Test
  void restoresAlbumWhenPhotoIsRestored() {
    PhotoId _ = owner.createReadyPhoto(album);
    PhotoId restored = owner.createReadyPhoto(album);
    TestResponse _ = ManageAlbumFixture.deleteAlbum(owner, album);

    TestResponse response = ManageAlbumFixture.restorePhoto(owner, restored);

    Album revived = ManageAlbumFixture.findAlbum(album);
    assertThat(response.textAt("/albumId")).isEqualTo(album.toString());
    assertThat(revived.photoCount()).isEqualTo(1);
    assertThat(revived.coverPhotoId()).isEqualTo(restored);
    assertThat(OwnerFixture.repository(Photos.class).listByTakenAt(album, null, 10)).hasSize(1);
  }

  @Test
  void restoresAlbumWithoutCoverWhenPhotoIsNotReady() {
    PhotoId failed = owner.createFailedPhoto(album);
    TestResponse _ = ManageAlbumFixture.deleteAlbum(owner, album);

    TestResponse response = ManageAlbumFixture.restorePhoto(owner, failed);

    assertThat(response.textAt("/status")).isEqualTo("failed");
    assertThat(ManageAlbumFixture.findAlbum(album).photoCount()).isZero();
    assertThat(ManageAlbumFixture.findAlbum(album).coverPhotoId()).isNull();
  }
}
