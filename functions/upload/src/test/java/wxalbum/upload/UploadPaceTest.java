package wxalbum.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import wxalbum.settings.Setting;
import wxalbum.testing.AlbumFixture;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.MovableClock;
import wxalbum.testing.Reliability;
import wxalbum.testing.TestCloud;

/** Tests the limit on the rate of uploads of a user, across instances. */
class UploadPaceTest {
  private static final Reliability COUNT = new Reliability("rate limits", UploadPaceTest.class);
  private static final int INSTANCES = 4;
  private static final int MOST = 20;

  private final TestCloud cloud = TestCloud.shared();
  private final MovableClock clock = new MovableClock();
  private final AlbumFixture rows = new AlbumFixture(cloud.settings());

  @AfterAll
  static void write() {
    COUNT.write();
  }

  @Test
  void givesNoMoreFormsThanTheMostAtOnceHoweverManyInstancesAreAsked() {
    COUNT.attempt(
        () -> {
          List<Integer> statuses = askEverywhere(8);

          assertThat(statuses).filteredOn(status -> status == 201).hasSize(25);
          assertThat(statuses).filteredOn(status -> status == 429).hasSize(7);
        });
  }

  @Test
  void saysToTheSecondWhenSoManyAreGivenAgain() {
    COUNT.attempt(
        () -> {
          var _ = askEverywhere(7);
          FunctionDriver upload = instance();

          ApiResponse rejected = upload.call(ask(MOST));
          ApiResponse fewer = upload.call(ask(3));
          clock.advance(Duration.ofSeconds(19));
          ApiResponse early = upload.call(ask(MOST));
          clock.advance(Duration.ofSeconds(1));
          ApiResponse accepted = upload.call(ask(MOST));

          assertThat(rejected.code()).isEqualTo("too-many-requests");
          assertThat(rejected.headers()).containsEntry("retry-after", "20");
          assertThat(fewer.headers()).containsEntry("retry-after", "3");
          assertThat(early.headers()).containsEntry("retry-after", "1");
          assertThat(accepted.status()).isEqualTo(201);
        });
  }

  @Test
  void countsTheFilesOfEachUserAlone() {
    COUNT.attempt(
        () -> {
          var _ = askEverywhere(7);
          AlbumFixture other = new AlbumFixture(cloud.settings());

          ApiResponse accepted = instance().call(ask(other, MOST));

          assertThat(accepted.status()).isEqualTo(201);
        });
  }

  @Test
  void countsNoFilesBeyondTheQuota() {
    COUNT.attempt(
        () -> {
          FunctionDriver upload =
              new FunctionDriver(
                  new UploadHandler(cloud.settings(Map.of(Setting.QUOTA_BYTES, "9")), clock));

          ApiResponse rejected = upload.call(ask(10));

          assertThat(rejected.code()).isEqualTo("quota-exceeded");
          assertThat(rows.users().find(rows.user()).orElseThrow().uploadsUntil())
              .isBeforeOrEqualTo(clock.instant());
        });
  }

  private List<Integer> askEverywhere(int requestsEach) {
    List<Callable<List<Integer>>> clients =
        IntStream.range(0, INSTANCES)
            .<Callable<List<Integer>>>mapToObj(
                _ -> {
                  FunctionDriver upload = instance();
                  return () ->
                      IntStream.range(0, requestsEach)
                          .mapToObj(_ -> upload.call(ask(MOST)).status())
                          .toList();
                })
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(INSTANCES)) {
      return threads.invokeAll(clients).stream()
          .map(Future::resultNow)
          .flatMap(List::stream)
          .toList();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private FunctionDriver instance() {
    return new FunctionDriver(new UploadHandler(cloud.settings(), clock));
  }

  private ApiRequest ask(int files) {
    return ask(rows, files);
  }

  private ApiRequest ask(AlbumFixture rows, int files) {
    List<Map<String, Object>> fileList =
        IntStream.range(0, files).mapToObj(_ -> UploadAsks.file(1)).toList();
    return ApiRequest.to(UploadAsks.ROUTE)
        .path("albumId", rows.album())
        .token(cloud.token(rows.session(), clock))
        .json(Map.of("files", fileList));
  }
}
