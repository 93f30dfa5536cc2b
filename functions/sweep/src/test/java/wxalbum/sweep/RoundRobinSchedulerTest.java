package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import wxalbum.album.Ids;
import wxalbum.album.PhotoId;

/** Every task gets its share of a run, however much work another task has. */
class RoundRobinSchedulerTest extends SweepTestBase {
  @Test
  void purgesAndScansWhenManyUploadsAreOverdue() {
    PhotoId trashed = insertReadyPhoto();
    moveToTrash(trashed);
    clock.advance(Duration.ofDays(31));
    putOriginal(new PhotoId(Ids.newUuid(clock.instant())));
    for (int i = 0; i < 300; i++) {
      PhotoId _ = insertExpectedPhoto();
    }
    clock.advance(SweepPolicy.ORPHAN_MIN_AGE.plusMinutes(1));

    var _ = runSweepFor(60, PAGE_SIZE);

    assertThat(queryNumber("select count(*) from photos")).isGreaterThan(200);
    assertThat(exists(trashed)).isFalse();
    assertThat(listKeys("originals/")).isEmpty();
  }
}
