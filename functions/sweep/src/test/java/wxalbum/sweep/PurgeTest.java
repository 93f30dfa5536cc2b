package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wxalbum.album.Albums;
import wxalbum.album.PhotoCheck;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.Photos;
import wxalbum.testkit.OwnerFixture;

class PurgeTest extends SweepTestBase {
  private static final Duration PAST_RETENTION =
      Duration.ofDays(30).plus(PhotoLifecycle.RETENTION_MARGIN).plusSeconds(1);

  @Test
  void purgesPhotoWhenThirtyDaysInTrash() {
    PhotoId photo = insertReadyPhoto();
    PhotoId kept = insertReadyPhoto();
    moveToTrash(photo);
    clock.advance(PAST_RETENTION);

    assertThat(runSweep()).containsOnly(Map.entry("photosPurged", 1));

    assertThat(exists(photo)).isFalse();
    assertThat(exists(kept)).isTrue();
    assertThat(listKeys()).hasSize(6).allMatch(key -> key.contains(kept.toString()));
    assertThat(findUser().photoCount()).isEqualTo(1);
    assertThat(findUser().bytesStored()).isEqualTo(OwnerFixture.PHOTO_BYTES);
  }

  @Test
  void keepsPhotoWhileItCanBeRestored() {
    PhotoId photo = insertReadyPhoto();
    moveToTrash(photo);
    clock.advance(Duration.ofDays(30));

    assertThat(runSweep()).isEmpty();

    assertThat(exists(photo)).isTrue();
    assertThat(listKeys()).hasSize(6);
  }

  @Test
  void releasesReservationWhenExpectedPhotoIsPurged() {
    PhotoId photo = insertExpectedPhoto();
    putOriginal(photo);
    moveToTrash(photo);
    clock.advance(PAST_RETENTION);

    assertThat(runSweep()).containsOnly(Map.entry("photosPurged", 1));

    assertThat(findUser().bytesReserved()).isZero();
    assertThat(findUser().photoCount()).isZero();
    assertThat(listKeys()).isEmpty();
  }

  @Test
  void completesPurgeAfterInterruption() {
    PhotoId photo = insertReadyPhoto();
    moveToTrash(photo);
    clock.advance(PAST_RETENTION);
    objects.delete(List.of(originalKey(photo)));

    assertThat(runSweep()).containsOnly(Map.entry("photosPurged", 1));

    assertThat(listKeys()).isEmpty();
    assertThat(findUser().bytesStored()).isZero();
  }

  @Test
  void purgesMoreThanOneBatch() {
    for (int i = 0; i < 120; i++) {
      moveToTrash(owner.createReadyPhoto(album));
    }
    clock.advance(PAST_RETENTION);

    assertThat(runSweep()).containsOnly(Map.entry("photosPurged", 120));
    assertThat(findUser().photoCount()).isZero();
  }

  /** The owner deleted the photo from the trash. */
  @Test
  void purgesPhotoWhenItsRetentionHasEnded() {
    PhotoId photo = insertReadyPhoto();
    moveToTrash(photo);
    Photos photos = OwnerFixture.repository(Photos.class);
    photos.endRetention(List.of(photo), PhotoLifecycle.endedRetention(clock.instant()));
    photos.scheduleChecks(List.of(photo), PhotoCheck.PURGE, clock.instant());

    assertThat(runSweep()).containsOnly(Map.entry("photosPurged", 1));

    assertThat(findUser().bytesStored()).isZero();
    assertThat(listKeys()).isEmpty();
  }

  @Test
  void purgesDeletedAlbumWhenItsPhotosArePurged() {
    PhotoId photo = insertReadyPhoto();
    moveToTrash(photo);
    OwnerFixture.repository(Albums.class).delete(album, clock.instant());
    execute(
        "insert into shares (id, album_id, token_hash, created_at) select id, id, concat(id, id),"
            + " now() from albums");
    clock.advance(Duration.ofDays(30));
    assertThat(runSweep()).isEmpty();
    clock.advance(PhotoLifecycle.RETENTION_MARGIN.plusSeconds(1));

    assertThat(runSweep()).containsOnly(Map.entry("photosPurged", 1), Map.entry("albumsPurged", 1));

    assertThat(queryNumber("select count(*) from albums")).isZero();
    assertThat(queryNumber("select count(*) from shares")).isZero();
  }

  @Test
  void keepsDeletedAlbumWhilePhotoIsInTrash() {
    PhotoId photo = insertReadyPhoto();
    OwnerFixture.repository(Albums.class).delete(album, clock.instant());
    clock.advance(PAST_RETENTION);
    moveToTrash(photo);

    assertThat(runSweep()).isEmpty();

    assertThat(queryNumber("select count(*) from albums")).isEqualTo(1);
  }

  @Test
  void purgesIdempotencyRecordsAndPasscodeAttemptsWhenExpired() {
    String columns = "(scope_kind, scope_id, request_key, request_hash, expires_at)";
    execute(
        "insert into idempotency_records "
            + columns
            + " select 'user', id, 'old', concat(id, id), created_at + interval 1 day from users");
    clock.advance(Duration.ofDays(1).plusMinutes(59));
    assertThat(runSweep()).isEmpty();
    clock.advance(Duration.ofMinutes(2));
    execute(
        "insert into idempotency_records "
            + columns
            + " select 'user', id, 'new', concat(id, id), '2999-01-01' from users");
    execute(
        "insert into shares (id, album_id, token_hash, created_at) select id, id, concat(id, id),"
            + " now() from albums");
    execute(
        "insert into failed_passcode_attempts (share_id, caller, attempts, tried_at)"
            + " select id, concat(id, id), 1, '2000-01-01' from shares");

    assertThat(runSweep()).containsOnly(Map.entry("recordsPurged", 2));

    assertThat(queryNumber("select count(*) from idempotency_records where request_key = 'new'"))
        .isEqualTo(1);
  }
}
