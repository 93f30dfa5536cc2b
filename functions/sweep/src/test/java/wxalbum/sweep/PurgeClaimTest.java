package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.telemetry.InvocationException;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.OwnerFixture;

/** A sweep claims photos before it deletes their objects, and deletes their rows last. */
class PurgeClaimTest extends SweepTestBase {
  /** A placeholder until {@link #insertExpiredPhoto} inserts the photo. */
  private PhotoId photo = PhotoPosition.MIN.photoId();

  @BeforeEach
  void insertExpiredPhoto() {
    photo = insertReadyPhoto();
    moveToTrash(photo);
    clock.advance(Duration.ofDays(30).plus(PhotoLifecycle.RETENTION_MARGIN).plusSeconds(1));
  }

  @Test
  void skipsPhotoThatAnotherSweepPurges() {
    FunctionInvoker another = newSweep(objects);
    Map<String, Integer> others = new HashMap<>();
    recorder.beforeNextDelete =
        () ->
            others.putAll(
                SweepResponse.parseCounts(another.invoke("{}".getBytes(StandardCharsets.UTF_8))));

    assertThat(runSweep()).containsOnly(Map.entry("photosPurged", 1));

    assertThat(others).isEmpty();
    assertThat(findUser().bytesStored()).isZero();
  }

  @Test
  void keepsRowAndUsageWhenObjectsCannotBeDeleted() {
    assertPartialFailure();

    assertThat(exists(photo)).isTrue();
    assertThat(findUser().bytesStored()).isEqualTo(OwnerFixture.PHOTO_BYTES);
  }

  @Test
  void purgesPhotoWhenClaimOfInterruptedSweepIsOver() {
    assertPartialFailure();
    clock.advance(SweepPolicy.CLAIM_TTL.minusSeconds(1));
    assertThat(runSweep()).isEmpty();
    clock.advance(Duration.ofSeconds(1));

    assertThat(runSweep()).containsOnly(Map.entry("photosPurged", 1));

    assertThat(exists(photo)).isFalse();
    assertThat(listKeys()).isEmpty();
  }

  /** Thumbnail may process a late event after the sweep has read the photo. */
  @Test
  void releasesUsageOfLockedRow() {
    recorder.beforeNextDelete = () -> execute("update photos set bytes = 400");
    execute("update users set bytes_stored = 400");

    assertThat(runSweep()).containsOnly(Map.entry("photosPurged", 1));

    assertThat(findUser().bytesStored()).isZero();
  }

  @Test
  void keepsRowThatIsNoLongerInTrash() {
    recorder.beforeNextDelete = () -> execute("update photos set deleted_at = null");

    assertThat(runSweep()).doesNotContainKey("photosPurged");

    assertThat(exists(photo)).isTrue();
  }

  private void assertPartialFailure() {
    FunctionInvoker failing = newSweep(FailingObjectInventory.failingFor(objects, photo));
    assertThatThrownBy(() -> failing.invoke("{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(InvocationException.class)
        .hasMessageStartingWith("partial-sweep: ");
  }
}
