package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wxalbum.album.Ids;
import wxalbum.album.PhotoId;
import wxalbum.testkit.CapturedLog;

/** The work before a snapshot changes nothing, whatever the database and the bucket contain. */
class SweepPrimingTest extends SweepTestBase {
  @Test
  void changesNoRowsAndNoObjects() throws Exception {
    moveToTrash(insertReadyPhoto());
    PhotoId _ = insertExpectedPhoto();
    putOriginal(new PhotoId(Ids.newUuid(clock.instant())));
    clock.advance(Duration.ofDays(31));
    List<String> before = describeState();

    CapturedLog log =
        CapturedLog.during(
            () ->
                new SweepHandler(settings, recorder, clock, PAGE_SIZE)
                    .snapStartHook.beforeCheckpoint(null));

    assertThat(describeState()).isEqualTo(before);
    assertThat(recorder.replayed).isEmpty();
    assertThat(log.lines()).isEmpty();
  }

  private List<String> describeState() {
    List<String> state = new ArrayList<>(listKeys());
    for (String table : List.of("photos", "photo_checks", "users", "scan_checkpoints")) {
      state.add(table + " " + queryNumber("select count(*) from " + table));
    }
    state.add("due " + queryNumber("select sum(unix_timestamp(due_at)) from photo_checks"));
    return state;
  }
}
