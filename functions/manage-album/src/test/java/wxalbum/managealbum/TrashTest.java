package wxalbum.managealbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.managealbum.ManageAlbumFixture.CLOCK;
import static wxalbum.managealbum.ManageAlbumFixture.FUNCTION;
import static wxalbum.managealbum.ManageAlbumFixture.UPDATE_CAPTION;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoCheck;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.Photos;
import wxalbum.album.Sha256;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.ScheduledChecks;
import wxalbum.testkit.TestResponse;

class TrashTest {
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 1, 12, 0);

  private final OwnerFixture owner = new OwnerFixture(CLOCK);
  private final AlbumId album = owner.createAlbum("album");
  private final Photos photos = OwnerFixture.repository(Photos.class);

  @Test
  void decrementsCountWhenPhotoIsReady() {
    PhotoId photo = owner.createReadyPhoto(album);
    PhotoId _ = owner.createReadyPhoto(album);

    TestResponse response = ManageAlbumFixture.trashPhoto(owner, photo);

    assertThat(response.status()).isEqualTo(204);
    assertThat(ManageAlbumFixture.findPhoto(photo).deletedAt()).isEqualTo(CLOCK.instant());
    assertThat(ManageAlbumFixture.findAlbum(album).photoCount()).isEqualTo(1);
  }

  @Test
  void decrementsCountOnceWhenTrashedTwice() {
    PhotoId photo = owner.createReadyPhoto(album);
    PhotoId _ = owner.createReadyPhoto(album);
    TestResponse _ = ManageAlbumFixture.trashPhoto(owner, photo);

    TestResponse response = ManageAlbumFixture.trashPhoto(owner, photo);

    assertThat(response.status()).isEqualTo(204);
    assertThat(ManageAlbumFixture.findAlbum(album).photoCount()).isEqualTo(1);
  }

  @Test
  void keepsCountWhenPhotoIsNotReady() {
    PhotoId _ = owner.createReadyPhoto(album);
    PhotoId failed = owner.createFailedPhoto(album);

    TestResponse _ = ManageAlbumFixture.trashPhoto(owner, failed);

    assertThat(ManageAlbumFixture.findAlbum(album).photoCount()).isEqualTo(1);
  }

  @Test
  void setsNewestPhotoAsCoverWhenCoverIsTrashed() {
    PhotoId cover = owner.createReadyPhoto(album, NOON, null);
    PhotoId newest = owner.createReadyPhoto(album, NOON.plusHours(2), null);
    PhotoId _ = owner.createReadyPhoto(album, NOON.plusHours(1), null);
    PhotoId _ = owner.createExpectedPhoto(album);

    TestResponse _ = ManageAlbumFixture.trashPhoto(owner, cover);

    assertThat(ManageAlbumFixture.findAlbum(album).coverPhotoId()).isEqualTo(newest);
  }

  @Test
  void keepsCoverWhenAnotherPhotoIsTrashed() {
    PhotoId cover = owner.createReadyPhoto(album);
    PhotoId other = owner.createReadyPhoto(album);

    TestResponse _ = ManageAlbumFixture.trashPhoto(owner, other);

    assertThat(ManageAlbumFixture.findAlbum(album).coverPhotoId()).isEqualTo(cover);
  }

  @Test
  void clearsCoverWhenNoPhotoRemains() {
    PhotoId photo = owner.createReadyPhoto(album);

    TestResponse _ = ManageAlbumFixture.trashPhoto(owner, photo);

    Album empty = ManageAlbumFixture.findAlbum(album);
    assertThat(empty.coverPhotoId()).isNull();
    assertThat(empty.coverWidth()).isNull();
    assertThat(empty.photoCount()).isZero();
  }

  @Test
  void restoresPhotoWithCountAndCover() {
    PhotoId photo = owner.createReadyPhoto(album);
    TestResponse _ = ManageAlbumFixture.trashPhoto(owner, photo);

    TestResponse response = ManageAlbumFixture.restorePhoto(owner, photo);

    assertThat(response.textAt("/id")).isEqualTo(photo.toString());
    assertThat(response.body().has("deletedAt")).isFalse();
    assertThat(ManageAlbumFixture.findAlbum(album).photoCount()).isEqualTo(1);
    assertThat(ManageAlbumFixture.findAlbum(album).coverPhotoId()).isEqualTo(photo);
  }

  @Test
  void keepsCoverWhenAnotherPhotoIsRestored() {
    PhotoId first = owner.createReadyPhoto(album);
    PhotoId second = owner.createReadyPhoto(album);
    TestResponse _ = ManageAlbumFixture.trashPhoto(owner, first);

    TestResponse _ = ManageAlbumFixture.restorePhoto(owner, first);

    assertThat(ManageAlbumFixture.findAlbum(album).coverPhotoId()).isEqualTo(second);
    assertThat(ManageAlbumFixture.findAlbum(album).photoCount()).isEqualTo(2);
  }

  @Test
  void returnsPhotoUnchangedWhenNotInTrash() {
    PhotoId photo = owner.createReadyPhoto(album);

    TestResponse response = ManageAlbumFixture.restorePhoto(owner, photo);

    assertThat(response.textAt("/id")).isEqualTo(photo.toString());
    assertThat(ManageAlbumFixture.findAlbum(album).photoCount()).isEqualTo(1);
  }

  @Test
  void schedulesPurgeWhenTrashedAndCancelsItWhenRestored() {
    PhotoId photo = owner.createReadyPhoto(album);
    TestResponse _ = ManageAlbumFixture.trashPhoto(owner, photo);

    assertThat(ScheduledChecks.of(photo))
        .containsEntry(
            PhotoCheck.PURGE, CLOCK.instant().plus(Duration.ofDays(30)).plus(Duration.ofHours(1)));
    TestResponse _ = ManageAlbumFixture.restorePhoto(owner, photo);

    assertThat(ScheduledChecks.of(photo)).doesNotContainKey(PhotoCheck.PURGE);
  }

  @Test
  void restoresPhotoBeforePurgeTime() {
    PhotoId photo = owner.createReadyPhoto(album);
    photos.moveToTrash(photo, CLOCK.instant().minus(PhotoLifecycle.TRASH_RETENTION).plusSeconds(1));

    TestResponse response = ManageAlbumFixture.restorePhoto(owner, photo);

    assertThat(response.status()).isEqualTo(200);
    assertThat(ManageAlbumFixture.findPhoto(photo).isInTrash()).isFalse();
  }

  @Test
  void rejectsRestoreFromPurgeTimeOn() {
    PhotoId photo = owner.createReadyPhoto(album);
    photos.moveToTrash(photo, CLOCK.instant().minus(PhotoLifecycle.TRASH_RETENTION));

    TestResponse response = ManageAlbumFixture.restorePhoto(owner, photo);

    assertThat(response.problemCode()).isEqualTo("not-found");
    assertThat(ManageAlbumFixture.findPhoto(photo).isInTrash()).isTrue();
  }

  @Test
  void rejectsRestoreWhenAlbumHasSameFile() {
    Sha256 file = Sha256.hash("a file");
    PhotoId first = owner.createReadyPhoto(album, NOON, file);
    TestResponse _ = ManageAlbumFixture.trashPhoto(owner, first);
    PhotoId twin = owner.createReadyPhoto(album, NOON, file);

    TestResponse response = ManageAlbumFixture.restorePhoto(owner, first);

    assertThat(response.problemCode()).isEqualTo("conflict");
    assertThat(response.textAt("/detail")).contains(twin.toString());
    assertThat(ManageAlbumFixture.findPhoto(first).isInTrash()).isTrue();
    assertThat(ManageAlbumFixture.findAlbum(album).photoCount()).isEqualTo(1);
  }

  @Test
  void advancesUpdateTimeOfAlbum() {
    PhotoId photo = owner.createFailedPhoto(album);
    var before = ManageAlbumFixture.findAlbum(album).updatedAt();

    TestResponse _ = ManageAlbumFixture.trashPhoto(owner, photo);

    assertThat(ManageAlbumFixture.findAlbum(album).updatedAt()).isAfter(before);
  }

  @Test
  void onlyOwnerCanTrashAndRestore() {
    PhotoId photo = owner.createReadyPhoto(album);
    OwnerFixture other = new OwnerFixture(CLOCK);

    TestResponse trashed = ManageAlbumFixture.trashPhoto(other, photo);
    TestResponse restored = ManageAlbumFixture.restorePhoto(other, photo);

    assertThat(trashed.problemCode()).isEqualTo("not-found");
    assertThat(restored.problemCode()).isEqualTo("not-found");
    assertThat(ManageAlbumFixture.findPhoto(photo).isInTrash()).isFalse();
  }

  @Test
  void rejectsCaptionWhenPhotoIsInTrash() {
    PhotoId photo = owner.createReadyPhoto(album);
    TestResponse _ = ManageAlbumFixture.trashPhoto(owner, photo);

    TestResponse response =
        FUNCTION.call(
            owner
                .request(UPDATE_CAPTION)
                .pathParam("photoId", photo)
                .jsonBody(Map.of("caption", "too late")));

    assertThat(response.problemCode()).isEqualTo("not-found");
  }
}
