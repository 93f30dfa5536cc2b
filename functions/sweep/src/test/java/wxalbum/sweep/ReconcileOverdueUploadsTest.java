package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.Photo;
import wxalbum.album.PhotoCheck;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.PhotoStatus;
import wxalbum.album.Photos;
import wxalbum.testkit.CapturedLog;
import wxalbum.testkit.OwnerFixture;

class ReconcileOverdueUploadsTest extends SweepTestBase {
  @Test
  void replaysEventWhenUploadIsOverdue() {
    PhotoId photo = insertExpectedPhoto();
    String etag = putOriginal(photo);
    clock.advance(OVERDUE_DELAY);

    Map<String, Integer> counts = runSweep();

    assertThat(counts).containsOnly(Map.entry("eventsReplayed", 1));
    assertThat(recorder.replayed).containsExactly(originalKey(photo));
    assertThat(objects.head(originalKey(photo)).orElseThrow().etag()).isEqualTo(etag);
    assertThat(readObject(originalKey(photo).toString())).isEqualTo(originalKey(photo).toString());
    assertThat(findPhoto(photo).status()).isEqualTo(PhotoStatus.EXPECTED);
  }

  @Test
  void ignoresUploadWhenNotOverdue() {
    putOriginal(insertExpectedPhoto());
    clock.advance(OVERDUE_DELAY.minusSeconds(1));

    assertThat(runSweep()).isEmpty();
  }

  @Test
  void keepsScheduledChecksWhenOverdueDelayChanges() {
    putOriginal(insertExpectedPhoto());
    clock.advance(OVERDUE_DELAY.minusSeconds(1));

    assertThat(runSweepWithOverdueDelay(Duration.ofMinutes(1))).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    assertThat(runSweepWithOverdueDelay(Duration.ofHours(1)))
        .containsOnly(Map.entry("eventsReplayed", 1));
  }

  @Test
  void schedulesLaterChecksByCurrentOverdueDelay() {
    putOriginal(insertExpectedPhoto());
    clock.advance(OVERDUE_DELAY);
    var _ = runSweepWithOverdueDelay(Duration.ofHours(1));
    clock.advance(Duration.ofHours(3).minusSeconds(1));

    assertThat(runSweep()).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    assertThat(runSweep()).containsOnly(Map.entry("eventsReplayed", 1));
  }

  @Test
  void waitsLongerAfterReplay() {
    putOriginal(insertExpectedPhoto());
    clock.advance(OVERDUE_DELAY);
    var _ = runSweep();
    clock.advance(OVERDUE_DELAY.multipliedBy(2));

    assertThat(runSweep()).isEmpty();
  }

  @Test
  void marksPhotoFailedWhenReplaysAreExhausted() throws Exception {
    PhotoId photo = insertExpectedPhoto();
    String etag = putOriginal(photo);
    for (int i = 0; i < PhotoLifecycle.MAX_REPLAYS; i++) {
      clock.advance(OVERDUE_DELAY.multipliedBy((long) Math.pow(3, i)));
      assertThat(runSweep()).containsOnly(Map.entry("eventsReplayed", 1));
    }
    clock.advance(Duration.ofDays(1));

    Map<String, Integer> counts = new HashMap<>();
    CapturedLog log = CapturedLog.during(() -> counts.putAll(runSweep()));

    assertThat(counts).containsOnly(Map.entry("photosGivenUp", 1));
    assertThat(log.summary().path("PhotosFailed").asInt()).isEqualTo(1);
    assertThat(log.summary().path("code").asText()).isEqualTo(Photo.Failure.GIVEN_UP.code());
    assertThat(log.summary().has("SweepRepaired")).isFalse();
    assertThat(findPhoto(photo).status()).isEqualTo(PhotoStatus.FAILED);
    assertThat(findPhoto(photo).failure())
        .extracting(Photo.Failure::code)
        .isEqualTo(Photo.Failure.GIVEN_UP.code());
    assertThat(findPhoto(photo).etag()).isEqualTo(etag);
    assertThat(findUser().photoCount()).isEqualTo(1);
    assertThat(findUser().bytesStored()).isEqualTo(OwnerFixture.PHOTO_BYTES);
    assertThat(findUser().bytesReserved()).isZero();
    clock.advance(Duration.ofDays(9));
    assertThat(runSweep()).isEmpty();
    assertThat(exists(photo)).isTrue();
  }

  @Test
  void replaysTwiceWhenThumbnailHasFailedBefore() {
    putOriginal(insertExpectedPhoto());
    execute("update photos set replay_count = 2");
    clock.advance(OVERDUE_DELAY);
    assertThat(runSweep()).containsOnly(Map.entry("eventsReplayed", 1));
    clock.advance(Duration.ofDays(1));
    assertThat(runSweep()).containsOnly(Map.entry("eventsReplayed", 1));
    clock.advance(Duration.ofDays(1));

    assertThat(runSweep()).containsOnly(Map.entry("photosGivenUp", 1));
  }

  @Test
  void expiresReservationWhenFileIsMissingAfterThreeHours() {
    PhotoId photo = insertExpectedPhoto();
    clock.advance(Duration.ofHours(3).minusSeconds(1));
    assertThat(runSweep()).isEmpty();
    clock.advance(Duration.ofSeconds(1));

    assertThat(runSweep()).containsOnly(Map.entry("reservationsExpired", 1));

    assertThat(exists(photo)).isFalse();
    assertThat(findUser().bytesReserved()).isZero();
  }

  @Test
  void measuresReservationTtlFromLatestForm() {
    PhotoId photo = insertExpectedPhoto();
    clock.advance(Duration.ofHours(2));
    owner.reissueForm(photo);
    clock.advance(Duration.ofHours(2));

    assertThat(runSweep()).isEmpty();

    clock.advance(Duration.ofHours(1));
    assertThat(runSweep()).containsOnly(Map.entry("reservationsExpired", 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 61, 150})
  void expiresReservationOfDeletedPhotoWhenFileCanNoLongerArrive(int minutes) {
    PhotoId photo = insertExpectedPhoto();
    clock.advance(Duration.ofMinutes(minutes));
    var _ = runSweep();
    Photos photos = OwnerFixture.repository(Photos.class);
    photos.moveToTrash(photo, clock.instant());
    photos.scheduleChecks(List.of(photo), PhotoCheck.UPLOAD, clock.instant());
    assertThat(runSweep().containsKey("reservationsExpired")).isEqualTo(minutes >= 60);
    clock.advance(Duration.ofMinutes(Math.max(0, 60 - minutes)));

    var _ = runSweep();

    assertThat(exists(photo)).isFalse();
    assertThat(findUser().bytesReserved()).isZero();
  }

  @Test
  void keepsReservationWhenFileArrivesDuringCheck() {
    PhotoId photo = insertExpectedPhoto();
    clock.advance(Duration.ofDays(1));
    recorder.afterNextRead = () -> putOriginal(photo);

    var _ = runSweep();

    assertThat(exists(photo)).isTrue();
    assertThat(findUser().bytesReserved()).isEqualTo(OwnerFixture.PHOTO_BYTES);
  }

  @Test
  void keepsReservationWhenFormIsReissuedDuringCheck() {
    PhotoId photo = insertExpectedPhoto();
    clock.advance(Duration.ofDays(1));
    recorder.afterNextRead = () -> owner.reissueForm(photo);

    var _ = runSweep();

    assertThat(exists(photo)).isTrue();
  }

  /** A copy made now could overwrite the file that arrives through the new form. */
  @Test
  void delaysReplayOfOlderObjectWhileNewFormIsValid() {
    PhotoId photo = insertExpectedPhoto();
    putOriginal(photo);
    clock.advance(Duration.ofMinutes(5));
    owner.reissueForm(photo);
    clock.advance(Duration.ofMinutes(50));
    assertThat(runSweep()).isEmpty();
    clock.advance(Duration.ofHours(1));

    assertThat(runSweep()).containsOnly(Map.entry("eventsReplayed", 1));
  }

  @Test
  void processesAllOverduePhotosAcrossBatches() {
    for (int i = 0; i < 120; i++) {
      PhotoId photo = insertExpectedPhoto();
      if (i % 60 == 0) {
        putOriginal(photo);
      }
    }
    clock.advance(Duration.ofDays(1));

    assertThat(runSweep())
        .containsOnly(Map.entry("reservationsExpired", 118), Map.entry("eventsReplayed", 2));
    assertThat(findUser().bytesReserved()).isEqualTo(2 * OwnerFixture.PHOTO_BYTES);
  }

  @Test
  void checksMissingFileThreeTimes() {
    PhotoId photo = insertExpectedPhoto();
    AtomicInteger reads = new AtomicInteger();
    Runnable count =
        new Runnable() {
          @Override
          public void run() {
            reads.incrementAndGet();
            recorder.afterNextRead = this;
          }
        };
    for (int i = 0; i < 4 * 2; i++) {
      clock.advance(Duration.ofMinutes(15));
      // Without this, the bucket scan would list objects, which also counts as a read.
      execute("update scan_checkpoints set completed = 1, started_at = '2999-01-01'");
      recorder.afterNextRead = i == 0 ? () -> {} : count;
      assertThat(runSweep()).isEmpty();
    }

    clock.advance(Duration.ofHours(1));
    assertThat(runSweep()).containsOnly(Map.entry("reservationsExpired", 1));
    assertThat(exists(photo)).isFalse();
    // The last check reads twice, the second time after the row is claimed.
    assertThat(reads).hasValue(3);
  }
}
