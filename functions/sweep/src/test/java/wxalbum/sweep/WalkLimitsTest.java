package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wxalbum.album.Ids;
import wxalbum.album.PhotoId;
import wxalbum.testing.Log;

/** Bucket scans that are limited by time, by short pages, or by the deletion limit. */
class WalkLimitsTest extends SweptWorld {
  private static final Duration OLD = Pace.UNOWNED.plusMinutes(1);

  @Test
  void goesOnWhereItsTimeWasOver() {
    for (int i = 0; i < 3; i++) {
      put("originals/" + i);
    }
    for (int i = 0; i < 40; i++) {
      arrives(new PhotoId(Ids.next(clock.instant())));
    }
    clock.advance(OLD);
    int unrecognized = 0;
    int runs = 0;
    while (keys().size() > 3 && runs < 40) {
      runs++;
      unrecognized += runFor(24, 1000).getOrDefault("unrecognizedKeys", 0);
    }

    assertThat(keys()).hasSize(3);
    assertThat(unrecognized).isEqualTo(3);
  }

  @Test
  void removesOrphansFromPagesThatTheServerCutShort() {
    for (int i = 0; i < 10; i++) {
      PhotoId gone = new PhotoId(Ids.next(clock.instant()));
      arrives(gone);
      renditions(gone);
    }
    PhotoId kept = ready();
    clock.advance(OLD);

    Map<String, Integer> counts =
        Answers.counts(sweep(new CutPages(recorder)).invoke("{}".getBytes(StandardCharsets.UTF_8)));

    assertThat(counts).containsOnly(Map.entry("orphansDeleted", 60));
    assertThat(keys()).hasSize(6).allMatch(key -> key.contains(kept.toString()));
  }

  /** A database restored from an older snapshot has no rows for the newest photos. */
  @Test
  void removesOnlySoMuchUntilTheNextWalk() throws Exception {
    for (int i = 0; i < 150; i++) {
      arrives(new PhotoId(Ids.next(clock.instant())));
    }
    clock.advance(OLD);

    Log log =
        Log.during(
            () ->
                assertThat(run())
                    .containsOnly(
                        Map.entry("orphansDeleted", 100), Map.entry("orphansOverLimit", 50)));

    assertThat(keys()).hasSize(50);
    assertThat(log.summary().path("SweepOrphansOverLimit").asInt()).isEqualTo(50);
    assertThat(log.lines())
        .filteredOn(line -> line.path("level").asText().equals("ERROR"))
        .hasSize(1);
    assertThat(run()).isEmpty();
    assertThat(keys()).hasSize(50);
  }
}
