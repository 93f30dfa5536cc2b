package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.PhotoId;

/** A photo that failed and is sent again by the form that it has, without another request. */
class SentAgainTest extends SweptWorld {
  /** Before every photo, until there is one. */
  private PhotoId photo = Place.FIRST.photoId();

  @BeforeEach
  void fails() {
    photo = owner.failed(album);
    execute("update photos set etag = '" + arrives(photo) + "'");
    // The walk of this day is over.
    assertThat(run()).isEmpty();
  }

  @Test
  void isAnnouncedOnceItIsOverdue() {
    put(original(photo).toString(), "whole");
    clock.advance(OVERDUE);

    assertThat(run()).containsOnly(Map.entry("announced", 1));

    assertThat(recorder.announced).containsExactly(original(photo));
  }

  @Test
  void isAnnouncedWhereItComesAtTheLastMoment() {
    clock.advance(OVERDUE);
    assertThat(run()).isEmpty();
    put(original(photo).toString(), "whole");
    clock.advance(Pace.FORM);

    assertThat(run()).containsOnly(Map.entry("announced", 1));
  }

  @Test
  void isAnnouncedUntilItIsDealtWith() {
    put(original(photo).toString(), "whole");
    for (int i = 0; i < Announce.ATTEMPTS; i++) {
      clock.advance(OVERDUE.multipliedBy((long) Math.pow(3, i)));
      assertThat(run()).containsOnly(Map.entry("announced", 1));
    }
    clock.advance(OVERDUE.multipliedBy((long) Math.pow(3, Announce.ATTEMPTS)));

    assertThat(run()).containsOnly(Map.entry("givenUp", 1));

    assertThat(user().photos()).isEqualTo(1);
    clock.advance(Duration.ofDays(2));
    assertThat(run()).isEmpty();
  }

  @Test
  void isLeftAloneWhereNothingElseCame() {
    for (int i = 0; i < 12; i++) {
      clock.advance(OVERDUE);
      assertThat(run()).isEmpty();
    }

    assertThat(recorder.announced).isEmpty();
  }
}
