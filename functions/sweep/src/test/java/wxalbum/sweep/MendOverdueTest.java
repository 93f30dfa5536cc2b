package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoStatus;
import wxalbum.album.Photos;
import wxalbum.testing.Log;
import wxalbum.testing.Owner;

class MendOverdueTest extends SweptWorld {
  @Test
  void announcesAnUploadThatNobodyHasToldOf() {
    PhotoId photo = expected();
    String etag = arrives(photo);
    clock.advance(OVERDUE);

    Map<String, Integer> counts = run();

    assertThat(counts).containsOnly(Map.entry("eventsReplayed", 1));
    assertThat(recorder.announced).containsExactly(original(photo));
    assertThat(objects.look(original(photo)).orElseThrow().etag()).isEqualTo(etag);
    assertThat(content(original(photo).toString())).isEqualTo(original(photo).toString());
    assertThat(row(photo).status()).isEqualTo(PhotoStatus.EXPECTED);
  }

  @Test
  void leavesAnUploadAloneThatIsNotOverdue() {
    arrives(expected());
    clock.advance(OVERDUE.minusSeconds(1));

    assertThat(run()).isEmpty();
  }

  @Test
  void givesAnAnnouncementTimeToBeHeard() {
    arrives(expected());
    clock.advance(OVERDUE);
    var _ = run();
    clock.advance(OVERDUE.multipliedBy(2));

    assertThat(run()).isEmpty();
  }

  @Test
  void failsAPhotoThatWasAnnouncedInVain() throws Exception {
    PhotoId photo = expected();
    String etag = arrives(photo);
    for (int i = 0; i < Announce.ATTEMPTS; i++) {
      clock.advance(OVERDUE.multipliedBy((long) Math.pow(3, i)));
      assertThat(run()).containsOnly(Map.entry("eventsReplayed", 1));
    }
    clock.advance(Duration.ofDays(1));

    Map<String, Integer> counts = new HashMap<>();
    Log log = Log.during(() -> counts.putAll(run()));

    assertThat(counts).containsOnly(Map.entry("photosGivenUp", 1));
    assertThat(log.summary().path("PhotosFailed").asInt()).isEqualTo(1);
    assertThat(log.summary().path("code").asText()).isEqualTo(Photo.GIVEN_UP);
    assertThat(log.summary().has("SweepRepaired")).isFalse();
    assertThat(row(photo).status()).isEqualTo(PhotoStatus.FAILED);
    assertThat(row(photo).failureCode()).isEqualTo(Photo.GIVEN_UP);
    assertThat(row(photo).etag()).isEqualTo(etag);
    assertThat(user().photos()).isEqualTo(1);
    assertThat(user().bytesStored()).isEqualTo(Owner.BYTES);
    assertThat(user().bytesExpected()).isZero();
    clock.advance(Duration.ofDays(9));
    assertThat(run()).isEmpty();
    assertThat(isThere(photo)).isTrue();
  }

  @Test
  void announcesAPhotoTwiceOnWhichThumbnailFailed() {
    arrives(expected());
    execute("update photos set announced = 2");
    clock.advance(OVERDUE);
    assertThat(run()).containsOnly(Map.entry("eventsReplayed", 1));
    clock.advance(Duration.ofDays(1));
    assertThat(run()).containsOnly(Map.entry("eventsReplayed", 1));
    clock.advance(Duration.ofDays(1));

    assertThat(run()).containsOnly(Map.entry("photosGivenUp", 1));
  }

  @Test
  void forgetsAnUploadThatHasNotComeWithinADay() {
    PhotoId photo = expected();
    clock.advance(Duration.ofDays(1));

    assertThat(run()).containsOnly(Map.entry("reservationsExpired", 1));

    assertThat(isThere(photo)).isFalse();
    assertThat(user().bytesExpected()).isZero();
  }

  @Test
  void countsTheDayFromTheLastForm() {
    PhotoId photo = expected();
    clock.advance(Duration.ofHours(23));
    Owner.repository(Photos.class).giveForm(photo, "another-request", clock.instant());
    clock.advance(Duration.ofHours(23));

    assertThat(run()).isEmpty();

    clock.advance(Duration.ofHours(1));
    assertThat(run()).containsOnly(Map.entry("reservationsExpired", 1));
  }

  @Test
  void forgetsNothingThatArrivesAtTheLastMoment() {
    PhotoId photo = expected();
    clock.advance(Duration.ofDays(1));
    recorder.beforeLooking = () -> arrives(photo);

    var _ = run();

    assertThat(isThere(photo)).isTrue();
    assertThat(user().bytesExpected()).isEqualTo(Owner.BYTES);
  }

  @Test
  void forgetsNothingThatIsAskedForAgainAtTheLastMoment() {
    PhotoId photo = expected();
    clock.advance(Duration.ofDays(1));
    recorder.beforeLooking =
        () -> Owner.repository(Photos.class).giveForm(photo, "another", clock.instant());

    var _ = run();

    assertThat(isThere(photo)).isTrue();
  }

  /** A copy made now could overwrite the file that arrives through the new form. */
  @Test
  void leavesTheOldObjectOfAFailedUploadAloneWhileANewFormLives() {
    PhotoId photo = expected();
    arrives(photo);
    clock.advance(Duration.ofMinutes(5));
    Owner.repository(Photos.class).giveForm(photo, "another-request", clock.instant());
    clock.advance(Duration.ofMinutes(50));
    assertThat(run()).isEmpty();
    clock.advance(Duration.ofHours(1));

    assertThat(run()).containsOnly(Map.entry("eventsReplayed", 1));
  }

  @Test
  void looksAtAllThatAreOverdue() {
    for (int i = 0; i < 120; i++) {
      PhotoId photo = expected();
      if (i % 60 == 0) {
        arrives(photo);
      }
    }
    clock.advance(Duration.ofDays(1));

    assertThat(run())
        .containsOnly(Map.entry("reservationsExpired", 118), Map.entry("eventsReplayed", 2));
    assertThat(user().bytesExpected()).isEqualTo(2 * Owner.BYTES);
  }

  @Test
  void looksThreeTimesForAFileThatNeverComes() {
    PhotoId photo = expected();
    AtomicInteger reads = new AtomicInteger();
    Runnable count =
        new Runnable() {
          @Override
          public void run() {
            reads.incrementAndGet();
            recorder.beforeLooking = this;
          }
        };
    for (int i = 0; i < 4 * 23; i++) {
      clock.advance(Duration.ofMinutes(15));
      // Without this, the bucket scan would list objects, which also counts as a read.
      execute("update walks set ended = 1, begun_at = '2999-01-01'");
      recorder.beforeLooking = i == 0 ? () -> {} : count;
      assertThat(run()).isEmpty();
    }

    clock.advance(Duration.ofHours(1));
    assertThat(run()).containsOnly(Map.entry("reservationsExpired", 1));
    assertThat(isThere(photo)).isFalse();
    // The last check reads twice, the second time while the row is locked.
    assertThat(reads).hasValue(3);
  }
}
