package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wxalbum.album.PhotoCheck;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.Photos;
import wxalbum.database.Database;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.ScheduledChecks;

/** The sweep keeps the check of an upload exactly as long as its file is awaited. */
class UploadCheckTest extends SweepTestBase {
  @Test
  void removesDueCheckWhenPhotoIsReady() {
    PhotoId photo = insertReadyPhoto();
    clock.advance(OVERDUE_DELAY);

    assertThat(runSweep()).isEmpty();

    assertThat(ScheduledChecks.of(photo)).isEmpty();
  }

  @Test
  void keepsCheckUntilItIsDue() {
    PhotoId photo = insertReadyPhoto();
    clock.advance(OVERDUE_DELAY.minusSeconds(1));

    assertThat(runSweep()).isEmpty();

    assertThat(ScheduledChecks.of(photo)).containsOnlyKeys(PhotoCheck.UPLOAD);
  }

  @Test
  void checksFailedPhotoUntilUploadDeadline() {
    PhotoId photo = owner.createFailedPhoto(album);
    Instant issued = clock.instant();
    execute("update photos set etag = '" + putOriginal(photo) + "'");
    clock.advance(OVERDUE_DELAY);

    assertThat(runSweep()).isEmpty();
    assertThat(ScheduledChecks.of(photo))
        .containsExactly(Map.entry(PhotoCheck.UPLOAD, issued.plus(PhotoLifecycle.UPLOAD_WINDOW)));
    clock.advance(PhotoLifecycle.UPLOAD_WINDOW);
    assertThat(runSweep()).isEmpty();

    assertThat(ScheduledChecks.of(photo)).isEmpty();
  }

  @Test
  void checksMissingFileAtUploadDeadlineAndAtEndOfReservation() {
    PhotoId photo = insertExpectedPhoto();
    Instant issued = clock.instant();
    clock.advance(OVERDUE_DELAY);

    assertThat(runSweep()).isEmpty();
    assertThat(ScheduledChecks.of(photo))
        .containsExactly(Map.entry(PhotoCheck.UPLOAD, issued.plus(PhotoLifecycle.UPLOAD_WINDOW)));
    clock.advance(PhotoLifecycle.UPLOAD_WINDOW);
    assertThat(runSweep()).isEmpty();

    assertThat(ScheduledChecks.of(photo))
        .containsExactly(Map.entry(PhotoCheck.UPLOAD, issued.plus(SweepPolicy.RESERVATION_TTL)));
  }

  @Test
  void keepsCheckThatIsScheduledAgain() {
    PhotoId photo = insertExpectedPhoto();
    Database database = new Database(settings, SweptPhotos.class);
    Instant now = clock.advance(OVERDUE_DELAY).instant();
    OwnerFixture.repository(Photos.class)
        .scheduleChecks(List.of(photo), PhotoCheck.UPLOAD, now.plusSeconds(1));

    database.repository(SweptPhotos.class).removeDueUploadChecks(List.of(photo), now);

    assertThat(ScheduledChecks.of(photo)).containsOnlyKeys(PhotoCheck.UPLOAD);
  }

  /** Only the check of the purge may be left, so that no replay restores purged objects. */
  @Test
  void replaysNothingWhenRetentionIsOver() {
    PhotoId photo = insertExpectedPhoto();
    putOriginal(photo);
    moveToTrash(photo);
    clock.advance(Duration.ofDays(30));

    assertThat(runSweep()).isEmpty();

    assertThat(recorder.replayed).isEmpty();
    assertThat(ScheduledChecks.of(photo)).containsOnlyKeys(PhotoCheck.PURGE);
  }
}
