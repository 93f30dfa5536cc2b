package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;

/** A failed photo whose file is sent again through its existing form, without another request. */
class ResentUploadTest extends SweepTestBase {
  /** A placeholder until {@link #insertFailedPhoto} inserts the photo. */
  private PhotoId photo = PhotoPosition.MIN.photoId();

  @BeforeEach
  void insertFailedPhoto() {
    photo = owner.createFailedPhoto(album);
    execute("update photos set etag = '" + putOriginal(photo) + "'");
    // This completes the daily bucket scan.
    assertThat(runSweep()).isEmpty();
  }

  @Test
  void replaysEventWhenResentFileIsOverdue() {
    put(originalKey(photo).toString(), "whole");
    clock.advance(OVERDUE_DELAY);

    assertThat(runSweep()).containsOnly(Map.entry("eventsReplayed", 1));

    assertThat(recorder.replayed).containsExactly(originalKey(photo));
  }

  @Test
  void replaysEventWhenFileArrivesAtEndOfUploadWindow() {
    clock.advance(OVERDUE_DELAY);
    assertThat(runSweep()).isEmpty();
    put(originalKey(photo).toString(), "whole");
    clock.advance(PhotoLifecycle.UPLOAD_WINDOW);

    assertThat(runSweep()).containsOnly(Map.entry("eventsReplayed", 1));
  }

  @Test
  void givesUpWhenReplaysAreExhausted() {
    put(originalKey(photo).toString(), "whole");
    for (int i = 0; i < PhotoLifecycle.MAX_REPLAYS; i++) {
      clock.advance(OVERDUE_DELAY.multipliedBy((long) Math.pow(3, i)));
      assertThat(runSweep()).containsOnly(Map.entry("eventsReplayed", 1));
    }
    clock.advance(OVERDUE_DELAY.multipliedBy((long) Math.pow(3, PhotoLifecycle.MAX_REPLAYS)));

    assertThat(runSweep()).containsOnly(Map.entry("photosGivenUp", 1));

    assertThat(findUser().photoCount()).isEqualTo(1);
    clock.advance(Duration.ofDays(2));
    assertThat(runSweep()).isEmpty();
  }

  @Test
  void ignoresPhotoWhenNoFileIsResent() {
    for (int i = 0; i < 12; i++) {
      clock.advance(OVERDUE_DELAY);
      assertThat(runSweep()).isEmpty();
    }

    assertThat(recorder.replayed).isEmpty();
  }
}
