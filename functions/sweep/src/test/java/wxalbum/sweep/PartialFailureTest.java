package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wxalbum.album.ObjectInventory;
import wxalbum.album.ObjectKey;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.PhotoStatus;
import wxalbum.album.RenditionSize;
import wxalbum.telemetry.InvocationException;
import wxalbum.testkit.CapturedLog;

/** A bucket failure for one photo does not affect other photos, and the sweep fails at the end. */
class PartialFailureTest extends SweepTestBase {
  private static final Duration PAST_RETENTION =
      Duration.ofDays(30).plus(PhotoLifecycle.RETENTION_MARGIN).plusSeconds(1);

  @Test
  void replaysOtherEventsWhenOneObjectCannotBeRead() {
    List<PhotoId> photos = insertUploadedPhotos(30);

    assertPartialFailure(FailingObjectInventory.failingFor(recorder, photos.getFirst()));

    assertThat(recorder.replayed)
        .hasSize(29)
        .doesNotContain(originalKey(photos.getFirst()))
        .contains(originalKey(photos.getLast()));
  }

  @Test
  void replaysOtherEventsWhenOneObjectCannotBeCopied() {
    List<PhotoId> photos = insertUploadedPhotos(30);
    FailingObjectInventory bucket = FailingObjectInventory.failingFor(recorder, photos.getFirst());
    bucket.failsCopiesOnly = true;

    assertPartialFailure(bucket);

    assertThat(recorder.replayed).hasSize(29).doesNotContain(originalKey(photos.getFirst()));
  }

  @Test
  void doesNotCountReplayWhenCopyFails() {
    PhotoId photo = insertUploadedPhotos(1).getFirst();
    for (int i = 0; i <= PhotoLifecycle.MAX_REPLAYS; i++) {
      assertPartialFailure(FailingObjectInventory.failingAllCopies(recorder));
      clock.advance(Duration.ofMinutes(30));
    }

    assertThat(runSweep()).containsEntry("eventsReplayed", 1);
    assertThat(findPhoto(photo).status()).isEqualTo(PhotoStatus.EXPECTED);
    assertThat(queryNumber("select max(replay_count) from photos")).isEqualTo(1);
  }

  @Test
  void keepsEtagWhenReprocessingCannotStart() {
    PhotoId photo = insertReadyPhoto();
    String etag = findPhoto(photo).etag();
    deleteObject(new ObjectKey.Rendition(album, photo, RenditionSize.CARD).toString());
    clock.advance(OVERDUE_DELAY);

    assertPartialFailure(FailingObjectInventory.failingAllCopies(recorder));

    assertThat(findPhoto(photo).etag()).isEqualTo(etag);
    assertThat(queryNumber("select max(replay_count) from photos")).isZero();
  }

  @Test
  void purgesOtherPhotosWhenOneCannotBeDeleted() {
    PhotoId broken = insertReadyPhoto();
    moveToTrash(broken);
    for (int i = 0; i < 120; i++) {
      clock.advance(Duration.ofSeconds(1));
      moveToTrash(owner.createReadyPhoto(album));
    }
    clock.advance(PAST_RETENTION);

    assertPartialFailure(FailingObjectInventory.failingFor(objects, broken));

    assertThat(queryNumber("select count(*) from photos")).isEqualTo(1);
    assertThat(exists(broken)).isTrue();
    assertThat(findUser().photoCount()).isEqualTo(1);
  }

  @Test
  void purgesLaterPhotosWhenWholeBatchCannotBeDeleted() {
    PhotoId[] broken = new PhotoId[60];
    for (int i = 0; i < broken.length; i++) {
      broken[i] = owner.createReadyPhoto(album);
      moveToTrash(broken[i]);
    }
    clock.advance(Duration.ofSeconds(1));
    PhotoId last = insertReadyPhoto();
    moveToTrash(last);
    clock.advance(PAST_RETENTION);

    assertPartialFailure(FailingObjectInventory.failingFor(objects, broken));

    assertThat(exists(last)).isFalse();
    assertThat(queryNumber("select count(*) from photos")).isEqualTo(broken.length);
  }

  @Test
  void continuesScanWhenOnePhotoCannotBeRead() {
    PhotoId first = insertPhotoWithoutCard();
    List<PhotoId> others = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      others.add(insertPhotoWithoutCard());
    }
    clock.advance(OVERDUE_DELAY);

    assertPartialFailure(FailingObjectInventory.failingFor(recorder, first));

    assertThat(recorder.replayed)
        .containsExactlyInAnyOrderElementsOf(others.stream().map(this::originalKey).toList());
  }

  @Test
  void logsAndReturnsCodeThatSmokeTestAccepts() throws Exception {
    PhotoId photo = insertUploadedPhotos(1).getFirst();

    CapturedLog log =
        CapturedLog.during(
            () -> assertPartialFailure(FailingObjectInventory.failingFor(recorder, photo)));

    Path smoke = Path.of(System.getProperty("wxalbum.root"), "functions/cloud/smoke");
    assertThat(log.summary().path("code").asText()).isEqualTo("partial-sweep");
    assertThat(Files.readString(smoke)).contains("\"errorMessage\":\"partial-sweep: ");
  }

  /** The smoke test relies on this code: a failed listing is not a failure of single photos. */
  @Test
  void failsWholeSweepWhenBucketCannotBeListed() {
    FailingObjectInventory bucket = FailingObjectInventory.failingFor(objects);
    bucket.failsLists = true;

    assertThatThrownBy(() -> newSweep(bucket).invoke("{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(InvocationException.class)
        .hasMessageStartingWith("internal: wxalbum.album.StorageException;");
  }

  private List<PhotoId> insertUploadedPhotos(int count) {
    List<PhotoId> photos = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      PhotoId photo = insertExpectedPhoto();
      putOriginal(photo);
      photos.add(photo);
    }
    clock.advance(OVERDUE_DELAY);
    return photos;
  }

  private PhotoId insertPhotoWithoutCard() {
    PhotoId photo = insertReadyPhoto();
    deleteObject(new ObjectKey.Rendition(album, photo, RenditionSize.CARD).toString());
    return photo;
  }

  private void assertPartialFailure(ObjectInventory bucket) {
    assertThatThrownBy(() -> newSweep(bucket).invoke("{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(InvocationException.class)
        .hasMessageStartingWith("partial-sweep: ");
  }
}
