package wxalbum.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import wxalbum.album.Photo;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.MutableClock;
import wxalbum.testkit.TestPictures;

/** Tests how the time of processing counts against the rate limit of the uploader. */
class ProcessingTimeTest extends ThumbnailFixture {
  private static final byte[] PICTURE = TestPictures.quadrants(60, 40, "jpg");

  private final MutableClock clock = new MutableClock();

  @Test
  void countsTimeAboveOneSecondOfForm() {
    process(uploadedPhoto(PICTURE), Duration.ofSeconds(9));

    assertThat(tat()).isEqualTo(clock.instant().plusSeconds(8));
  }

  @Test
  void countsTimeOfFileThatFails() {
    process(uploadedPhoto(new byte[100]), Duration.ofSeconds(9));

    assertThat(tat()).isEqualTo(clock.instant().plusSeconds(8));
  }

  @Test
  void countsHalfSecondForQuickFile() {
    Instant ahead = clock.instant().plusSeconds(100);
    assertThat(users.advanceRateLimit(user.userId(), 100, clock.instant(), ahead)).isTrue();

    process(uploadedPhoto(PICTURE), Duration.ofMillis(200));

    assertThat(tat()).isEqualTo(ahead.minusMillis(500));
  }

  @Test
  void countsWholeTimeOfFurtherFilesOfForm() {
    Photo photo = uploadedPhoto(PICTURE);
    process(photo, Duration.ofSeconds(1));
    byte[] other = PICTURE.clone();
    other[other.length - 1]++;
    putOriginal(photo, other);

    process(photo, Duration.ofSeconds(9));

    assertThat(tat()).isEqualTo(clock.instant().plusSeconds(9));
  }

  /** Processes the object of a photo, which takes a time. */
  private void process(Photo photo, Duration time) {
    var slow = new InterleavingObjectStore(storage, 1, () -> clock.advance(time));
    var function = new FunctionInvoker(new ThumbnailHandler(cloud.settings(), slow, clock));
    var _ = function.invoke(UploadEvents.forKeys(photo.originalKey()));
  }

  private Instant tat() {
    Instant tat = users.find(user.userId()).orElseThrow().uploadTat();
    return tat == null ? Instant.EPOCH : tat;
  }
}
