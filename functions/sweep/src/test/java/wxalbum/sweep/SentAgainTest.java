package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.PhotoId;

/** A failed photo whose file is sent again through its existing form, without another request. */
class SentAgainTest extends SweptWorld {
  /** A placeholder until {@link #fails} inserts the photo. */
  private PhotoId photo = Place.FIRST.photoId();

  @BeforeEach
  void fails() {
    photo = owner.failed(album);
    execute("update photos set etag = '" + arrives(photo) + "'");
    // This completes the daily bucket scan.
    assertThat(run()).isEmpty();
  }

  @Test
  void isAnnouncedOnceItIsOverdue() {
    put(original(photo).toString(), "whole");
    clock.advance(OVERDUE);

    assertThat(run()).containsOnly(Map.entry("eventsReplayed", 1));

    assertThat(recorder.announced).containsExactly(original(photo));
  }

  @Test
  void isAnnouncedWhereItComesAtTheLastMoment() {
    clock.advance(OVERDUE);
    assertThat(run()).isEmpty();
    put(original(photo).toString(), "whole");
    clock.advance(Pace.FORM);

    assertThat(run()).containsOnly(Map.entry("eventsReplayed", 1));
  }

  @Test
  void isAnnouncedUntilItIsDealtWith() {
    put(original(photo).toString(), "whole");
    for (int i = 0; i < Announce.ATTEMPTS; i++) {
      clock.advance(OVERDUE.multipliedBy((long) Math.pow(3, i)));
      assertThat(run()).containsOnly(Map.entry("eventsReplayed", 1));
    }
    clock.advance(OVERDUE.multipliedBy((long) Math.pow(3, Announce.ATTEMPTS)));

    assertThat(run()).containsOnly(Map.entry("photosGivenUp", 1));

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
