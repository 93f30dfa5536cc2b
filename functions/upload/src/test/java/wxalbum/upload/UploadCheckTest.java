package wxalbum.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.upload.UploadFixture.file;
import static wxalbum.upload.UploadFixture.with;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wxalbum.album.PhotoCheck;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.MutableClock;
import wxalbum.testkit.PhotoBuilder;
import wxalbum.testkit.ScheduledChecks;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** A request that issues a form also schedules the check whether its file has arrived. */
class UploadCheckTest {
  private static final MutableClock CLOCK = new MutableClock();
  private static final FunctionInvoker FUNCTION =
      new FunctionInvoker(new UploadHandler(TestCloud.shared().settings(), CLOCK));

  private final UploadFixture fixture = new UploadFixture();

  @Test
  void schedulesCheckOfEachPhoto() {
    TestResponse response = call(fixture.uploadRequest(file(10), file(20)));

    assertThat(checks(response, 0)).isEqualTo(dueAfterDelay());
    assertThat(checks(response, 1)).isEqualTo(dueAfterDelay());
  }

  @Test
  void schedulesCheckAgainWhenFormIsReissued() {
    TestRequest request =
        fixture.uploadRequest(file(10), file(20)).header("idempotency-key", "once");
    TestResponse _ = call(request);
    CLOCK.advance(Duration.ofMinutes(7));

    TestResponse response = call(request);

    assertThat(checks(response, 0)).isEqualTo(dueAfterDelay());
    assertThat(checks(response, 1)).isEqualTo(dueAfterDelay());
  }

  @Test
  void schedulesCheckAgainWhenKnownFileIsRequestedAgain() {
    Map<String, Object> known = with(file(10), "sha256", UploadFixture.SHA256);
    TestResponse first = call(fixture.uploadRequest(known));
    CLOCK.advance(Duration.ofMinutes(7));

    TestResponse response = call(fixture.uploadRequest(known));

    assertThat(response.textAt("/uploads/0/photoId")).isEqualTo(first.textAt("/uploads/0/photoId"));
    assertThat(checks(response, 0)).isEqualTo(dueAfterDelay());
  }

  @Test
  void keepsCheckOfStoredFile() {
    Map<String, Object> known = with(file(10), "sha256", UploadFixture.SHA256);
    TestResponse first = call(fixture.uploadRequest(known));
    Map<PhotoCheck, Instant> scheduled = checks(first, 0);
    fixture.albumFixture.markReady(fixture.findPhoto(first, 0).id(), AlbumFixture.NOON);
    CLOCK.advance(Duration.ofMinutes(7));

    TestResponse response = call(fixture.uploadRequest(known));

    assertThat(response.textAt("/uploads/0/status")).isEqualTo("duplicate");
    assertThat(checks(response, 0)).isEqualTo(scheduled);
  }

  private TestResponse call(TestRequest request) {
    return FUNCTION.call(
        request.bearerToken(fixture.cloud.issueToken(fixture.albumFixture.session(), CLOCK)));
  }

  private Map<PhotoCheck, Instant> checks(TestResponse response, int index) {
    return ScheduledChecks.of(fixture.findPhoto(response, index).id());
  }

  private Map<PhotoCheck, Instant> dueAfterDelay() {
    return Map.of(PhotoCheck.UPLOAD, CLOCK.instant().plus(PhotoBuilder.OVERDUE_DELAY));
  }
}
