package wxalbum.managealbum;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.managealbum.ManageAlbumFixture.CLOCK;
import static wxalbum.managealbum.ManageAlbumFixture.FUNCTION;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.Photo;
import wxalbum.album.PhotoCheck;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.Photos;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestResponse;

/** Tests the permanent deletion of photos from the trash. The sweep then purges what has ended. */
class EmptyTrashTest {
  private static final String EMPTY_TRASH = "DELETE /trash";
  private static final String PURGE_PHOTO = "DELETE /trash/{photoId}";

  private final OwnerFixture owner = new OwnerFixture(CLOCK);
  private final AlbumId album = owner.createAlbum("album");

  @Test
  void endsRetentionOfOnePhoto() {
    PhotoId purged = createTrashedPhoto();
    PhotoId kept = createTrashedPhoto();

    TestResponse response = purge(owner, purged);

    assertThat(response.status()).isEqualTo(204);
    assertThat(isPurgedBySweep(purged)).isTrue();
    assertThat(listTrash()).containsExactly(kept);
    assertThat(ManageAlbumFixture.restorePhoto(owner, purged).status()).isEqualTo(404);
  }

  @Test
  void deletesPhotoOnce() {
    PhotoId photo = createTrashedPhoto();
    TestResponse _ = purge(owner, photo);
    Instant before = deletionTime(photo);
    CLOCK.advance(Duration.ofMinutes(1));

    TestResponse repeated = purge(owner, photo);

    assertThat(repeated.status()).isEqualTo(204);
    assertThat(deletionTime(photo)).isEqualTo(before);
  }

  @Test
  void deletesPhotoOfDeletedAlbum() {
    PhotoId photo = owner.createReadyPhoto(album);
    TestResponse _ = ManageAlbumFixture.deleteAlbum(owner, album);

    TestResponse response = purge(owner, photo);

    assertThat(response.status()).isEqualTo(204);
    assertThat(isPurgedBySweep(photo)).isTrue();
  }

  /** Otherwise a file could arrive for a photo without a row. */
  @Test
  void purgesPendingPhotoWhenNoFileCanArrive() {
    PhotoId photo = owner.createExpectedPhoto(album);
    TestResponse _ = ManageAlbumFixture.trashPhoto(owner, photo);

    TestResponse response = purge(owner, photo);

    assertThat(response.status()).isEqualTo(204);
    assertThat(purgeCheck(photo)).isAfter(CLOCK.instant().plus(Duration.ofMinutes(59)));
  }

  @Test
  void returnsNotFoundWhenPhotoIsNotInTrash() {
    PhotoId photo = owner.createReadyPhoto(album);

    TestResponse response = purge(owner, photo);

    assertThat(response.problemCode()).isEqualTo("not-found");
    assertThat(ManageAlbumFixture.findPhoto(photo).isInTrash()).isFalse();
  }

  @Test
  void emptiesTrashOfOneUserInBatches() {
    OwnerFixture other = new OwnerFixture(CLOCK);
    PhotoId theirs = other.createReadyPhoto(other.createAlbum("theirs"));
    TestResponse _ = ManageAlbumFixture.trashPhoto(other, theirs);
    PhotoId live = owner.createReadyPhoto(album);
    OwnerFixture.inTransaction(
        () -> {
          for (int i = 0; i < 501; i++) {
            createTrashedPhoto();
          }
        });
    List<PhotoId> trashed = listTrash();

    TestResponse response = FUNCTION.call(owner.request(EMPTY_TRASH));

    assertThat(response.status()).isEqualTo(204);
    assertThat(trashed).hasSize(501).allMatch(EmptyTrashTest::isPurgedBySweep);
    assertThat(listTrash()).isEmpty();
    assertThat(ManageAlbumFixture.findPhoto(live).isInTrash()).isFalse();
    assertThat(isPurgedBySweep(theirs)).isFalse();
  }

  @Test
  void continuesWhenOneRequestIsNotEnough() {
    OwnerFixture.inTransaction(
        () -> {
          for (int i = 0; i < 1001; i++) {
            createTrashedPhoto();
          }
        });
    ManageAlbumHandler slow =
        new ManageAlbumHandler(TestCloud.shared().settings(), new SteppingClock(CLOCK.instant()));

    TestResponse first = new FunctionInvoker(slow).call(owner.request(EMPTY_TRASH));
    TestResponse second = FUNCTION.call(owner.request(EMPTY_TRASH));

    assertThat(first.status()).isEqualTo(429);
    assertThat(first.headers()).containsEntry("retry-after", "1");
    assertThat(second.status()).isEqualTo(204);
    assertThat(listTrash()).isEmpty();
  }

  @Test
  void isEmptyAfterwardsAlsoWhenItWasBefore() {
    TestResponse response = FUNCTION.call(owner.request(EMPTY_TRASH));

    assertThat(response.status()).isEqualTo(204);
  }

  @Test
  void onlyOwnerCanDeletePhoto() {
    PhotoId photo = createTrashedPhoto();

    TestResponse response = purge(new OwnerFixture(CLOCK), photo);

    assertThat(response.problemCode()).isEqualTo("not-found");
    assertThat(isPurgedBySweep(photo)).isFalse();
  }

  private static TestResponse purge(OwnerFixture user, PhotoId photo) {
    return FUNCTION.call(user.request(PURGE_PHOTO).pathParam("photoId", photo));
  }

  private PhotoId createTrashedPhoto() {
    PhotoId photo = owner.createReadyPhoto(album);
    Photos photos = OwnerFixture.repository(Photos.class);
    photos.moveToTrash(photo, CLOCK.instant());
    photos.scheduleChecks(
        List.of(photo), PhotoCheck.PURGE, PhotoLifecycle.purgeCheckAt(CLOCK.instant()));
    return photo;
  }

  private List<PhotoId> listTrash() {
    Instant since = CLOCK.instant().minus(PhotoLifecycle.TRASH_RETENTION);
    return OwnerFixture.repository(Photos.class)
        .listTrash(owner.userId(), since, null, 1000)
        .stream()
        .map(Photo::id)
        .toList();
  }

  private static Instant deletionTime(PhotoId photo) {
    return requireNonNull(ManageAlbumFixture.findPhoto(photo).deletedAt());
  }

  /** Returns whether the next sweep purges the photo. */
  private static boolean isPurgedBySweep(PhotoId photo) {
    return ManageAlbumFixture.findPhoto(photo).lifecycle().isRetentionOver(CLOCK.instant())
        && !purgeCheck(photo).isAfter(CLOCK.instant());
  }

  private static Instant purgeCheck(PhotoId photo) {
    String query =
        "select due_at from photo_checks where kind = 'purge' and photo_id = "
            + "x'"
            + photo.value().toString().replace("-", "")
            + "'";
    try (Connection connection = TestCloud.shared().database().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
