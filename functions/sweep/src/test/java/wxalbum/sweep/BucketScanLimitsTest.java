package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wxalbum.album.Ids;
import wxalbum.album.PhotoId;
import wxalbum.testkit.CapturedLog;

/** Bucket scans that are limited by time, by short pages, or by the limit of removals. */
class BucketScanLimitsTest extends SweepTestBase {
  private static final Duration ORPHAN_AGE = SweepPolicy.ORPHAN_MIN_AGE.plusMinutes(1);

  @Test
  void resumesFromCheckpointWhenTimeRanOut() {
    for (int i = 0; i < 3; i++) {
      put("originals/" + i);
    }
    for (int i = 0; i < 40; i++) {
      putOriginal(new PhotoId(Ids.newUuid(clock.instant())));
    }
    clock.advance(ORPHAN_AGE);
    int unrecognized = 0;
    int runs = 0;
    while (listKeys("originals/").size() > 3 && runs < 40) {
      runs++;
      unrecognized += runSweepFor(24, 1000).getOrDefault("unrecognizedKeys", 0);
    }

    assertThat(listKeys("originals/")).hasSize(3);
    assertThat(listKeys("quarantine/")).hasSize(40);
    assertThat(unrecognized).isEqualTo(3);
  }

  @Test
  void removesOrphansWhenServerReturnsShortPages() {
    for (int i = 0; i < 10; i++) {
      PhotoId gone = new PhotoId(Ids.newUuid(clock.instant()));
      putOriginal(gone);
      putRenditions(gone);
    }
    PhotoId kept = insertReadyPhoto();
    clock.advance(ORPHAN_AGE);

    Map<String, Integer> counts =
        SweepResponse.parseCounts(
            newSweep(new ShortPageInventory(recorder))
                .invoke("{}".getBytes(StandardCharsets.UTF_8)));

    assertThat(counts)
        .containsOnly(Map.entry("orphansDeleted", 50), Map.entry("orphansQuarantined", 10));
    assertThat(listKeys("originals/")).containsExactly(originalKey(kept).toString());
    assertThat(listKeys("renditions/")).hasSize(5).allMatch(key -> key.contains(kept.toString()));
  }

  /** A database restored from an older snapshot has no rows for the newest photos. */
  @Test
  void limitsRemovalOfOrphansPerScan() throws Exception {
    for (int i = 0; i < 150; i++) {
      putOriginal(new PhotoId(Ids.newUuid(clock.instant())));
    }
    clock.advance(ORPHAN_AGE);

    CapturedLog log =
        CapturedLog.during(
            () ->
                assertThat(runSweep())
                    .containsOnly(
                        Map.entry("orphansQuarantined", 100), Map.entry("orphansOverLimit", 50)));

    assertThat(listKeys("originals/")).hasSize(50);
    assertThat(log.summary().path("SweepOrphansOverLimit").asInt()).isEqualTo(50);
    assertThat(log.lines())
        .filteredOn(line -> line.path("level").asText().equals("ERROR"))
        .filteredOn(line -> !line.has("photoId"))
        .hasSize(1);
    assertThat(runSweep()).isEmpty();
    assertThat(listKeys("originals/")).hasSize(50);
  }
}
