package wxalbum.upload;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import wxalbum.album.UploadLane;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.LockWait;
import wxalbum.testkit.MutableClock;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** Tests through which lane the photos of a user go. */
class LaneAssignmentTest {
  private static final String PRIORITY = UploadLane.PRIORITY.keySuffix();
  private static final String BULK = UploadLane.BULK.keySuffix();

  private static final TestCloud CLOUD = TestCloud.shared();
  private static final MutableClock CLOCK = new MutableClock();
  private static final FunctionInvoker UPLOAD =
      new FunctionInvoker(new UploadHandler(CLOUD.settings(), CLOCK));

  private final AlbumFixture fixture = new UploadFixture().albumFixture;

  @Test
  void givesPriorityToFilesOfOneRequest() {
    String first = lanesOf(request(20));
    String second = lanesOf(request(3));

    assertThat(first).isEqualTo(PRIORITY.repeat(20));
    assertThat(second).isEqualTo(BULK.repeat(3));
  }

  @Test
  void givesPriorityAgainAsTimePasses() {
    var _ = request(20);
    CLOCK.advance(Duration.ofSeconds(2));

    String later = lanesOf(request(5));

    assertThat(later).isEqualTo(PRIORITY.repeat(2) + BULK.repeat(3));
  }

  @Test
  void givesPriorityPerUser() {
    var _ = request(20);

    String other = lanesOf(UPLOAD.call(requestTo(new UploadFixture().albumFixture, 1)));

    assertThat(other).isEqualTo(PRIORITY);
  }

  @Test
  void doesNotGivePriorityTwiceWhenRequestsAreConcurrent() throws Exception {
    Instant now = CLOCK.instant();

    Future<TestResponse> waiting =
        fixture
            .database()
            .inTransaction(
                () -> {
                  var _ = fixture.users().lock(fixture.userId());
                  var blocked = LockWait.runUntilBlocked(CLOUD, () -> request(1));
                  var _ =
                      fixture
                          .users()
                          .advanceRateLimit(fixture.userId(), 20, now, now.plusSeconds(20));
                  return blocked;
                });

    assertThat(lanesOf(waiting.get())).isEqualTo(BULK);
  }

  private TestResponse request(int files) {
    return UPLOAD.call(requestTo(fixture, files));
  }

  private TestRequest requestTo(AlbumFixture rows, int files) {
    List<Map<String, Object>> fileList =
        IntStream.range(0, files).mapToObj(_ -> UploadFixture.file(1)).toList();
    return TestRequest.to(UploadFixture.ROUTE)
        .pathParam("albumId", rows.albumId())
        .bearerToken(CLOUD.issueToken(rows.session(), CLOCK))
        .jsonBody(Map.of("files", fileList));
  }

  /** Returns the last characters of the keys in the forms of a response. */
  private static String lanesOf(TestResponse response) {
    return StreamSupport.stream(response.body().path("uploads").spliterator(), false)
        .map(form -> form.at("/fields/key").asText())
        .map(key -> key.substring(key.length() - 1))
        .collect(joining());
  }
}
