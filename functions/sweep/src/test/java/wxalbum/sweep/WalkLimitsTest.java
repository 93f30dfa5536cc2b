package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wxalbum.album.Ids;
import wxalbum.album.PhotoId;
import wxalbum.testing.Log;

/** A walk that cannot do all at once, or may not. */
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
    int strange = 0;
    int rounds = 0;
    while (keys().size() > 3 && rounds < 40) {
      rounds++;
      strange += runFor(24, 1000).getOrDefault("strange", 0);
    }

    assertThat(keys()).hasSize(3);
    assertThat(strange).isEqualTo(3);
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

    Map<String, Integer> done =
        Answers.counts(sweep(new CutPages(recorder)).invoke("{}".getBytes(StandardCharsets.UTF_8)));

    assertThat(done).containsOnly(Map.entry("removed", 60));
    assertThat(keys()).hasSize(6).allMatch(key -> key.contains(kept.toString()));
  }

  /** A database that is older than the bucket knows nothing of the youngest photos. */
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
                    .containsOnly(Map.entry("removed", 100), Map.entry("heldBack", 50)));

    assertThat(keys()).hasSize(50);
    assertThat(log.summary().path("SweepLost").asInt()).isEqualTo(50);
    assertThat(log.lines())
        .filteredOn(line -> line.path("level").asText().equals("ERROR"))
        .hasSize(1);
    assertThat(run()).isEmpty();
    assertThat(keys()).hasSize(50);
  }
}
