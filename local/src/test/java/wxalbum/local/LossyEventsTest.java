package wxalbum.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wxalbum.embedded.ObjectEvent;

class LossyEventsTest {
  private static final int MANY = 1000;

  @Test
  void losesNothingUnlessToldTo() {
    LossyEvents none = new LossyEvents(0);

    assertThat(lost(none, "ObjectCreated:Post")).containsOnly(false);
    assertThat(none.period()).isEmpty();
    assertThat(none.with(Map.of("A", "a"))).containsExactly(Map.entry("A", "a"));
  }

  @Test
  void losesEveryEventOfAnUpload() {
    assertThat(lost(new LossyEvents(1), "ObjectCreated:Post")).containsOnly(true);
  }

  @Test
  void losesTheSameShareOfThemEachTime() {
    List<Boolean> lost = lost(new LossyEvents(0.25), "ObjectCreated:Post");

    assertThat(lost).isEqualTo(lost(new LossyEvents(0.25), "ObjectCreated:Post"));
    assertThat(lost.stream().filter(dropped -> dropped).count()).isBetween(200L, 300L);
  }

  @Test
  void leavesTheEventsByWhichTheSweepMends() {
    assertThat(lost(new LossyEvents(1), "ObjectCreated:Copy")).containsOnly(false);
  }

  @Test
  void makesTheSweepQuick() {
    LossyEvents half = new LossyEvents(0.5);

    assertThat(half.period()).hasValueSatisfying(period -> assertThat(period).hasSeconds(5));
    assertThat(half.with(Map.of("SWEEP_OVERDUE_SECONDS", "600")))
        .containsEntry("SWEEP_OVERDUE_SECONDS", "5");
  }

  private static List<Boolean> lost(LossyEvents events, String name) {
    ObjectEvent event =
        new ObjectEvent(name, "wxalbum", "originals/a/b", 1, "an-etag", Instant.EPOCH);
    return IntStream.range(0, MANY).mapToObj(_ -> events.lose(event)).toList();
  }
}
