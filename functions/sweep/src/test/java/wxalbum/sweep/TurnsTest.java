package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import wxalbum.album.Ids;
import wxalbum.album.PhotoId;

/** Every task gets its share of a run, however much work another task has. */
class TurnsTest extends SweptWorld {
  @Test
  void purgesAndWalksWhileVeryManyUploadsAreOverdue() {
    PhotoId trashed = ready();
    trash(trashed);
    clock.advance(Duration.ofDays(31));
    arrives(new PhotoId(Ids.next(clock.instant())));
    for (int i = 0; i < 300; i++) {
      PhotoId _ = expected();
    }
    clock.advance(Pace.UNOWNED.plusMinutes(1));

    var _ = runFor(60, AT_ONCE);

    assertThat(number("select count(*) from photos")).isGreaterThan(200);
    assertThat(isThere(trashed)).isFalse();
    assertThat(keys()).isEmpty();
  }
}
