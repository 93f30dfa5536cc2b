package wxalbum.sweep;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Ids;
import wxalbum.album.PhotoCheck;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.User;
import wxalbum.telemetry.InvocationException;
import wxalbum.testkit.CapturedLog;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.ScheduledChecks;

/** Originals without a row are moved to the quarantine, so that lost rows lose no pictures. */
class QuarantineTest extends SweepTestBase {
  private static final Duration ORPHAN_AGE = SweepPolicy.ORPHAN_MIN_AGE.plusMinutes(1);

  @Test
  void keepsContentOfOriginal() {
    String key = putOrphan();

    assertThat(runSweep()).containsOnly(Map.entry("orphansQuarantined", 1));

    assertThat(listKeys()).containsExactly("quarantine/" + key);
    assertThat(readObject("quarantine/" + key)).isEqualTo(key);
  }

  @Test
  void logsPhotoAndCountsMetric() throws Exception {
    String key = putOrphan();

    CapturedLog log = CapturedLog.during(this::runSweep);

    assertThat(log.summary().path("SweepQuarantined").asInt()).isEqualTo(1);
    assertThat(log.lines())
        .filteredOn(line -> line.path("level").asText().equals("ERROR"))
        .extracting(line -> key.endsWith(line.path("photoId").asText()))
        .containsExactly(true);
  }

  /** The rows of a few photos were lost, and an operator has restored them. */
  @Test
  void acceptsOriginalThatWasBroughtBackWithItsRow() {
    PhotoId photo = insertReadyPhoto();
    String key = originalKey(photo).toString();
    execute("update photos set album_id = x'%s'".formatted(idOf(owner.createAlbum("lost rows"))));
    clock.advance(ORPHAN_AGE);
    assertThat(runSweep())
        .containsOnly(
            Map.entry("orphansQuarantined", 1),
            Map.entry("orphansDeleted", 5),
            Map.entry("photosUnrecoverable", 1));

    execute("update photos set album_id = x'%s'".formatted(idOf(album)));
    put(key, readObject("quarantine/" + key));
    clock.advance(Duration.ofDays(1));

    assertThat(runSweep()).containsOnly(Map.entry("photosReprocessed", 1));
    assertThat(recorder.replayed).containsExactly(originalKey(photo));
  }

  @Test
  void keepsOriginalWhenBucketFails() {
    String key = putOrphan();
    FailingObjectInventory bucket = FailingObjectInventory.failingAllCopies(recorder);

    assertPartialFailure(bucket);

    assertThat(listKeys()).containsExactly(key);
  }

  @Test
  void completesInterruptedMoveInNextScan() {
    String key = putOrphan();
    // The copy was made, but the original was not deleted.
    put("quarantine/" + key, key);
    assertPartialFailure(FailingObjectInventory.failingAllCopies(recorder));
    assertThat(runSweep()).isEmpty();
    clock.advance(Duration.ofDays(1));

    assertThat(runSweep()).containsOnly(Map.entry("orphansQuarantined", 1));

    assertThat(listKeys()).containsExactly("quarantine/" + key);
  }

  @Test
  void statementsOfRunbookCorrectCountersCoversAndChecks() throws Exception {
    PhotoId trashed = insertReadyPhoto();
    moveToTrash(trashed);
    PhotoId expected = insertExpectedPhoto();
    PhotoId live = insertReadyPhoto();
    User before = findUser();
    execute("delete from photo_checks");
    execute("update users set photo_count = 0, bytes_stored = 0, bytes_reserved = 0");
    execute(
        "update albums set photo_count = 7, cover_photo_id = null, cover_width = null,"
            + " cover_height = null");

    statementsOfRunbook().forEach(this::execute);

    assertThat(findUser()).isEqualTo(before);
    Album corrected = OwnerFixture.repository(Albums.class).findUnscoped(album).orElseThrow();
    assertThat(corrected.photoCount()).isEqualTo(1);
    assertThat(corrected.coverPhotoId()).isEqualTo(live);
    assertThat(ScheduledChecks.of(expected)).containsOnlyKeys(PhotoCheck.UPLOAD);
    assertThat(ScheduledChecks.of(trashed))
        .containsExactly(
            Map.entry(
                PhotoCheck.PURGE,
                PhotoLifecycle.purgeCheckAt(requireNonNull(findPhoto(trashed).deletedAt()))));
  }

  private static List<String> statementsOfRunbook() throws IOException {
    Path document = Path.of(System.getProperty("wxalbum.root"), "docs/operations.md");
    String runbook = Files.readString(document).split("## Bring quarantined originals back", 2)[1];
    String sql = runbook.split("```sql\n", 2)[1].split("```", 2)[0];
    return List.of(sql.strip().split(";\n?", -1)).stream().filter(each -> !each.isEmpty()).toList();
  }

  /** Inserts an original without a row that is old enough, and returns its key. */
  private String putOrphan() {
    String key = originalKey(new PhotoId(Ids.newUuid(clock.instant()))).toString();
    put(key);
    clock.advance(ORPHAN_AGE);
    return key;
  }

  private static String idOf(AlbumId album) {
    return album.value().toString().replace("-", "");
  }

  private void assertPartialFailure(FailingObjectInventory bucket) {
    assertThatThrownBy(() -> newSweep(bucket).invoke("{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(InvocationException.class)
        .hasMessageStartingWith("partial-sweep: ");
  }
}
