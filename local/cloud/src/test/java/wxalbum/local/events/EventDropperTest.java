package wxalbum.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wxalbum.embedded.ObjectEvent;

class EventDropperTest {
  private static final int EVENT_COUNT = 1000;

  @Test
  void dropsNothingByDefault() {
    EventDropper none = new EventDropper(0);

    assertThat(dropDecisions(none, "ObjectCreated:Post")).containsOnly(false);
    assertThat(none.scheduleInterval()).isEmpty();
    assertThat(none.withSweepSettings(Map.of("A", "a"))).containsExactly(Map.entry("A", "a"));
  }

  @Test
  void dropsEveryUploadEventAtShareOne() {
    assertThat(dropDecisions(new EventDropper(1), "ObjectCreated:Post")).containsOnly(true);
  }

  @Test
  void dropsSameFractionInEachRun() {
    List<Boolean> lost = dropDecisions(new EventDropper(0.25), "ObjectCreated:Post");

    assertThat(lost).isEqualTo(dropDecisions(new EventDropper(0.25), "ObjectCreated:Post"));
    assertThat(lost.stream().filter(dropped -> dropped).count()).isBetween(200L, 300L);
  }

  @Test
  void keepsEventsReplayedBySweep() {
    assertThat(dropDecisions(new EventDropper(1), "ObjectCreated:Copy")).containsOnly(false);
  }

  @Test
  void shortensSweepPeriod() {
    EventDropper half = new EventDropper(0.5);

    assertThat(half.scheduleInterval())
        .hasValueSatisfying(period -> assertThat(period).hasSeconds(5));
    assertThat(half.withSweepSettings(Map.of("SWEEP_OVERDUE_SECONDS", "600")))
        .containsEntry("SWEEP_OVERDUE_SECONDS", "5");
  }

  private static List<Boolean> dropDecisions(EventDropper events, String name) {
    ObjectEvent event =
        new ObjectEvent(name, "wxalbum", "originals/a/b", 1, "an-etag", Instant.EPOCH);
    return IntStream.range(0, EVENT_COUNT).mapToObj(_ -> events.shouldDrop(event)).toList();
  }
}
