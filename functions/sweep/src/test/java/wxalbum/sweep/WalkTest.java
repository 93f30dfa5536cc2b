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
import wxalbum.album.RenditionSize;
import wxalbum.database.Database;
import wxalbum.testing.Log;

class WalkTest extends SweptWorld {
  private static final Duration OLD = Pace.UNOWNED.plusMinutes(1);

  @Test
  void findsNothingWrongWhereNothingIs() {
    for (int i = 0; i < 20; i++) {
      PhotoId _ = ready();
    }
    clock.advance(OLD);

    assertThat(run()).isEmpty();
  }

  @Test
  void removesOldObjectsThatNoRowNames() {
    PhotoId kept = ready();
    for (int i = 0; i < 10; i++) {
      PhotoId gone = new PhotoId(Ids.next(clock.instant()));
      arrives(gone);
      renditions(gone);
    }
    assertThat(run()).containsOnly(Map.entry("orphansTooRecent", 60));
    clock.advance(OLD);

    assertThat(run()).containsOnly(Map.entry("orphansDeleted", 60));

    assertThat(keys()).hasSize(6).allMatch(key -> key.contains(kept.toString()));
  }

  @Test
  void removesNothingThatTheSecondLookFindsARowFor() {
    ObjectKey.Original key = original(ready());
    Database database = new Database(settings, SweptPhotos.class, Walks.class);
    SweptPhotos photos = database.repository(SweptPhotos.class);
    SweptPhotos late = withoutFirstLook(photos);
    Found found = Found.of(objects.look(key).orElseThrow()).orElseThrow();
    clock.advance(OLD);

    new RemoveUnowned(
            "originals/", database.repository(Walks.class), late, objects, database, clock)
        .of(found.place(), List.of(found), new Round(() -> 1));

    assertThat(keys()).contains(key.toString());
  }

  @Test
  void removesWhatLiesUnderAnotherAlbumThanItsRowSays() {
    PhotoId photo = ready();
    ObjectKey stray = new ObjectKey.Original(new AlbumId(UUID.randomUUID()), photo);
    put(stray.toString());
    clock.advance(OLD);

    assertThat(run()).containsOnly(Map.entry("orphansDeleted", 1));

    assertThat(keys()).hasSize(6).contains(original(photo).toString());
  }

  @Test
  void leavesStrangersAloneAndCountsThem() {
    List<String> unrecognized = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      unrecognized.add("originals/" + i);
      unrecognized.add("renditions/zz" + i + "/x.jpg");
    }
    unrecognized.forEach(this::put);
    PhotoId _ = ready();
    clock.advance(OLD);

    assertThat(run()).containsOnly(Map.entry("unrecognizedKeys", 40));

    assertThat(keys()).containsAll(unrecognized);
  }

  @Test
  void makesMissingRenditionsAnew() {
    PhotoId photo = ready();
    remove(new ObjectKey.Rendition(album, photo, RenditionSize.CARD).toString());
    PhotoId other = ready();
    for (RenditionSize size : RenditionSize.values()) {
      remove(new ObjectKey.Rendition(album, other, size).toString());
    }
    clock.advance(OVERDUE);

    assertThat(run()).containsOnly(Map.entry("photosReprocessed", 2));

    assertThat(recorder.announced).containsExactlyInAnyOrder(original(photo), original(other));
    assertThat(row(photo).etag()).isNull();
  }

  @Test
  void saysThatRenditionsCannotBeMadeAnewAfterAFewTries() {
    PhotoId photo = ready();
    remove(new ObjectKey.Rendition(album, photo, RenditionSize.CARD).toString());
    for (int i = 0; i < Announce.ATTEMPTS; i++) {
      clock.advance(Duration.ofDays(2));
      assertThat(run()).containsOnly(Map.entry("photosReprocessed", 1));
    }
    clock.advance(Duration.ofDays(2));

    assertThat(run()).containsOnly(Map.entry("photosUnrecoverable", 1));
  }

  @Test
  void announcesAnOriginalThatIsNotTheOneThatWasProcessed() {
    PhotoId photo = ready();
    execute("update photos set etag = 'of-another-object'");
    clock.advance(OVERDUE);

    assertThat(run()).containsOnly(Map.entry("photosReprocessed", 1));

    assertThat(recorder.announced).containsExactly(original(photo));
  }

  @Test
  void tellsOfPhotosWhoseOriginalIsGone() throws Exception {
    PhotoId photo = ready();
    remove(original(photo).toString());
    PhotoId failed = owner.failed(album);
    clock.advance(OVERDUE);

    Log log = Log.during(() -> assertThat(run()).containsOnly(Map.entry("photosUnrecoverable", 2)));

    assertThat(log.lines())
        .filteredOn(line -> line.path("level").asText().equals("ERROR"))
        .extracting(line -> line.path("photoId").asText())
        .containsExactlyInAnyOrder(photo.toString(), failed.toString());
    assertThat(log.summary().path("SweepUnrecoverable").asInt()).isEqualTo(2);
    assertThat(isThere(photo)).isTrue();
  }

  @Test
  void doesNotMissAPhotoThatArrivesWhileItLooks() {
    PhotoId photo = ready();
    remove(original(photo).toString());
    clock.advance(OVERDUE);
    recorder.beforeLooking = () -> arrives(photo);

    assertThat(run()).isEmpty();
  }

  @Test
  void walksOnceADay() {
    PhotoId photo = ready();
    assertThat(run()).isEmpty();
    remove(original(photo).toString());
    clock.advance(Duration.ofHours(23));
    assertThat(run()).isEmpty();
    clock.advance(Duration.ofHours(1));

    assertThat(run()).containsOnly(Map.entry("photosUnrecoverable", 1));
  }

  @Test
  void findsTheRowsOfAnEmptyBucket() {
    for (int i = 0; i < 20; i++) {
      PhotoId _ = owner.failed(album);
      album = owner.album("another");
    }

    assertThat(run()).containsOnly(Map.entry("photosUnrecoverable", 20));
  }

  @Test
  void countsWhatItDoesInItsSummary() throws Exception {
    PhotoId _ = expected();
    trash(ready());
    clock.advance(Duration.ofDays(31));

    Log log = Log.during(this::run);

    assertThat(log.summary().path("reservationsExpired").asInt()).isEqualTo(1);
    assertThat(log.summary().path("SweepRepaired").asInt()).isEqualTo(1);
    assertThat(log.summary().path("SweepPurged").asInt()).isEqualTo(1);
    assertThat(log.summary().path("outcome").asText()).isEqualTo("swept");
  }

  @Test
  void saysThatAChangedOriginalCannotBeProcessedAfterAFewTries() throws Exception {
    PhotoId photo = ready();
    for (int i = 0; i < Announce.ATTEMPTS; i++) {
      execute("update photos set etag = 'of-another-object'");
      clock.advance(Duration.ofDays(2));
      assertThat(run()).containsOnly(Map.entry("photosReprocessed", 1));
    }
    clock.advance(Duration.ofDays(2));

    Log log = Log.during(() -> assertThat(run()).containsOnly(Map.entry("photosUnrecoverable", 1)));

    assertThat(log.lines())
        .filteredOn(line -> line.path("level").asText().equals("ERROR"))
        .extracting(line -> line.path("photoId").asText())
        .containsExactly(photo.toString());
  }

  /** Returns a repository whose unlocked reads find nothing, as if the row were inserted later. */
  private static SweptPhotos withoutFirstLook(SweptPhotos photos) {
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
