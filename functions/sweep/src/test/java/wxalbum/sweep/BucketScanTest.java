package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.Ids;
import wxalbum.album.ObjectKey;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.RenditionSize;
import wxalbum.database.Database;
import wxalbum.testkit.CapturedLog;

class BucketScanTest extends SweepTestBase {
  private static final Duration ORPHAN_AGE = SweepPolicy.ORPHAN_MIN_AGE.plusMinutes(1);

  @Test
  void reportsNothingWhenBucketIsConsistent() {
    for (int i = 0; i < 20; i++) {
      PhotoId _ = insertReadyPhoto();
    }
    clock.advance(ORPHAN_AGE);

    assertThat(runSweep()).isEmpty();
  }

  @Test
  void quarantinesOriginalsAndDeletesRenditionsWhenOldEnough() {
    PhotoId kept = insertReadyPhoto();
    for (int i = 0; i < 10; i++) {
      PhotoId gone = new PhotoId(Ids.newUuid(clock.instant()));
      putOriginal(gone);
      putRenditions(gone);
    }
    assertThat(runSweep()).containsOnly(Map.entry("orphansTooRecent", 60));
    clock.advance(ORPHAN_AGE);

    assertThat(runSweep())
        .containsOnly(Map.entry("orphansDeleted", 50), Map.entry("orphansQuarantined", 10));

    assertThat(listKeys("originals/")).containsExactly(originalKey(kept).toString());
    assertThat(listKeys("renditions/")).hasSize(5).allMatch(key -> key.contains(kept.toString()));
    assertThat(listKeys("quarantine/originals/")).hasSize(10);
  }

  @Test
  void keepsObjectWhenLockedReadFindsRow() {
    ObjectKey.Original key = originalKey(insertReadyPhoto());
    Database database = new Database(settings, SweptPhotos.class, ScanCheckpoints.class);
    SweptPhotos photos = database.repository(SweptPhotos.class);
    SweptPhotos late = hidingUnlockedReads(photos);
    ParsedObject found = ParsedObject.of(objects.head(key).orElseThrow()).orElseThrow();
    clock.advance(ORPHAN_AGE);

    new RemoveOrphanObjects(
            "originals/",
            database.repository(ScanCheckpoints.class),
            late,
            objects,
            database,
            clock)
        .execute(found.position(), List.of(found), new SweepRun(() -> 1));

    assertThat(listKeys()).contains(key.toString());
  }

  @Test
  void quarantinesOriginalWhenItsRowNamesAnotherAlbum() {
    PhotoId photo = insertReadyPhoto();
    ObjectKey stray = new ObjectKey.Original(new AlbumId(UUID.randomUUID()), photo);
    put(stray.toString());
    clock.advance(ORPHAN_AGE);

    assertThat(runSweep()).containsOnly(Map.entry("orphansQuarantined", 1));

    assertThat(listKeys())
        .hasSize(7)
        .contains(originalKey(photo).toString(), "quarantine/" + stray);
  }

  @Test
  void ignoresAndCountsUnrecognizedKeys() {
    List<String> unrecognized = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      unrecognized.add("originals/" + i);
      unrecognized.add("renditions/zz" + i + "/x.jpg");
    }
    unrecognized.forEach(this::put);
    PhotoId _ = insertReadyPhoto();
    clock.advance(ORPHAN_AGE);

    assertThat(runSweep()).containsOnly(Map.entry("unrecognizedKeys", 40));

    assertThat(listKeys()).containsAll(unrecognized);
  }

  @Test
  void reprocessesPhotoWhenRenditionsAreMissing() {
    PhotoId photo = insertReadyPhoto();
    deleteObject(new ObjectKey.Rendition(album, photo, RenditionSize.CARD).toString());
    PhotoId other = insertReadyPhoto();
    for (RenditionSize size : RenditionSize.values()) {
      deleteObject(new ObjectKey.Rendition(album, other, size).toString());
    }
    clock.advance(OVERDUE_DELAY);

    assertThat(runSweep()).containsOnly(Map.entry("photosReprocessed", 2));

    assertThat(recorder.replayed).containsExactlyInAnyOrder(originalKey(photo), originalKey(other));
    assertThat(findPhoto(photo).etag()).isNull();
  }

  @Test
  void reportsUnrecoverableWhenReprocessingIsExhausted() {
    PhotoId photo = insertReadyPhoto();
    deleteObject(new ObjectKey.Rendition(album, photo, RenditionSize.CARD).toString());
    for (int i = 0; i < PhotoLifecycle.MAX_REPLAYS; i++) {
      clock.advance(Duration.ofDays(2));
      assertThat(runSweep()).containsOnly(Map.entry("photosReprocessed", 1));
    }
    clock.advance(Duration.ofDays(2));

    assertThat(runSweep()).containsOnly(Map.entry("photosUnrecoverable", 1));
  }

  @Test
  void reprocessesPhotoWhenOriginalHasChanged() {
    PhotoId photo = insertReadyPhoto();
    execute("update photos set etag = 'of-another-object'");
    clock.advance(OVERDUE_DELAY);

    assertThat(runSweep()).containsOnly(Map.entry("photosReprocessed", 1));

    assertThat(recorder.replayed).containsExactly(originalKey(photo));
  }

  @Test
  void reportsUnrecoverableWhenOriginalIsMissing() throws Exception {
    PhotoId photo = insertReadyPhoto();
    deleteObject(originalKey(photo).toString());
    PhotoId failed = owner.createFailedPhoto(album);
    clock.advance(OVERDUE_DELAY);

    CapturedLog log =
        CapturedLog.during(
            () -> assertThat(runSweep()).containsOnly(Map.entry("photosUnrecoverable", 2)));

    assertThat(log.lines())
        .filteredOn(line -> line.path("level").asText().equals("ERROR"))
        .extracting(line -> line.path("photoId").asText())
        .containsExactlyInAnyOrder(photo.toString(), failed.toString());
    assertThat(log.summary().path("SweepUnrecoverable").asInt()).isEqualTo(2);
    assertThat(exists(photo)).isTrue();
  }

  @Test
  void reportsNothingWhenOriginalArrivesDuringScan() {
    PhotoId photo = insertReadyPhoto();
    deleteObject(originalKey(photo).toString());
    clock.advance(OVERDUE_DELAY);
    recorder.afterNextRead = () -> putOriginal(photo);

    assertThat(runSweep()).isEmpty();
  }

  @Test
  void scansOnceADay() {
    PhotoId photo = insertReadyPhoto();
    assertThat(runSweep()).isEmpty();
    deleteObject(originalKey(photo).toString());
    clock.advance(Duration.ofHours(23));
    assertThat(runSweep()).isEmpty();
    clock.advance(Duration.ofHours(1));

    assertThat(runSweep()).containsOnly(Map.entry("photosUnrecoverable", 1));
  }

  @Test
  void reportsRowsWhenBucketIsEmpty() {
    for (int i = 0; i < 20; i++) {
      PhotoId _ = owner.createFailedPhoto(album);
      album = owner.createAlbum("another");
    }

    assertThat(runSweep()).containsOnly(Map.entry("photosUnrecoverable", 20));
  }

  @Test
  void recordsActionsAndMetricsInSummary() throws Exception {
    PhotoId _ = insertExpectedPhoto();
    moveToTrash(insertReadyPhoto());
    clock.advance(Duration.ofDays(31));

    CapturedLog log = CapturedLog.during(this::runSweep);

    assertThat(log.summary().path("reservationsExpired").asInt()).isEqualTo(1);
    assertThat(log.summary().path("SweepRepaired").asInt()).isEqualTo(1);
    assertThat(log.summary().path("SweepPurged").asInt()).isEqualTo(1);
    assertThat(log.summary().path("outcome").asText()).isEqualTo("swept");
  }

  @Test
  void reportsUnrecoverableWhenChangedOriginalIsNeverProcessed() throws Exception {
    PhotoId photo = insertReadyPhoto();
    for (int i = 0; i < PhotoLifecycle.MAX_REPLAYS; i++) {
      execute("update photos set etag = 'of-another-object'");
      clock.advance(Duration.ofDays(2));
      assertThat(runSweep()).containsOnly(Map.entry("photosReprocessed", 1));
    }
    clock.advance(Duration.ofDays(2));

    CapturedLog log =
        CapturedLog.during(
            () -> assertThat(runSweep()).containsOnly(Map.entry("photosUnrecoverable", 1)));

    assertThat(log.lines())
        .filteredOn(line -> line.path("level").asText().equals("ERROR"))
        .extracting(line -> line.path("photoId").asText())
        .containsExactly(photo.toString());
  }

  /** Returns a repository whose unlocked reads find nothing, as if the row were inserted later. */
  private static SweptPhotos hidingUnlockedReads(SweptPhotos photos) {
    return (SweptPhotos)
        Proxy.newProxyInstance(
            SweptPhotos.class.getClassLoader(),
            new Class<?>[] {SweptPhotos.class},
            (_, method, arguments) ->
                method.getName().equals("find")
                    ? Optional.empty()
                    : method.invoke(photos, arguments));
  }
}
