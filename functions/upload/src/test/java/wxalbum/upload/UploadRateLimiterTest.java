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
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.MutableClock;
import wxalbum.testkit.ReliabilityCounter;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** Tests the limit on the rate of uploads of a user, across instances. */
class UploadRateLimiterTest {
  private static final ReliabilityCounter RELIABILITY =
      new ReliabilityCounter("rate limits", UploadRateLimiterTest.class);
  private static final int INSTANCES = 4;
  private static final int FILES_PER_REQUEST = 20;

  private final TestCloud cloud = TestCloud.shared();
  private final MutableClock clock = new MutableClock();
  private final AlbumFixture albumFixture = new AlbumFixture(cloud.settings());

  @AfterAll
  static void writeReport() {
    RELIABILITY.writeReport();
  }

  @Test
  void limitsBurstAcrossInstances() {
    RELIABILITY.attempt(
        () -> {
          List<Integer> statuses = requestFromAllInstances(8);

          assertThat(statuses).filteredOn(status -> status == 201).hasSize(25);
          assertThat(statuses).filteredOn(status -> status == 429).hasSize(7);
        });
  }

  @Test
  void returnsExactRetryAfterWhenLimited() {
    RELIABILITY.attempt(
        () -> {
          var _ = requestFromAllInstances(7);
          FunctionInvoker upload = newInstance();

          TestResponse rejected = upload.call(uploadRequest(FILES_PER_REQUEST));
          TestResponse fewer = upload.call(uploadRequest(3));
          clock.advance(Duration.ofSeconds(19));
          TestResponse early = upload.call(uploadRequest(FILES_PER_REQUEST));
          clock.advance(Duration.ofSeconds(1));
          TestResponse accepted = upload.call(uploadRequest(FILES_PER_REQUEST));

          assertThat(rejected.problemCode()).isEqualTo("too-many-requests");
          assertThat(rejected.headers()).containsEntry("retry-after", "20");
          assertThat(fewer.headers()).containsEntry("retry-after", "3");
          assertThat(early.headers()).containsEntry("retry-after", "1");
          assertThat(accepted.status()).isEqualTo(201);
        });
  }

  /** Otherwise one request could be repeated for any number of forms. */
  @Test
  void countsReissuedForms() {
    RELIABILITY.attempt(
        () -> {
          FunctionInvoker upload = newInstance();
          TestRequest request = uploadRequest(FILES_PER_REQUEST).header("idempotency-key", "once");

          List<Integer> statuses =
              IntStream.range(0, 40).mapToObj(_ -> upload.call(request).status()).toList();
          clock.advance(Duration.ofSeconds(20));
          TestResponse later = upload.call(request);

          assertThat(statuses).filteredOn(status -> status == 201).hasSize(25);
          assertThat(statuses).filteredOn(status -> status == 429).hasSize(15);
          assertThat(later.status()).isEqualTo(201);
        });
  }

  @Test
  void countsEachFormOfFileThatOccursTwiceInRequest() {
    RELIABILITY.attempt(
        () -> {
          Map<String, Object> file =
              UploadFixture.with(UploadFixture.file(1), "sha256", UploadFixture.SHA256);

          var _ = newInstance().call(uploadRequest(albumFixture, List.of(file, file)));

          assertThat(albumFixture.users().find(albumFixture.userId()).orElseThrow().uploadTat())
              .isEqualTo(clock.instant().plusSeconds(2));
        });
  }

  @Test
  void countsFilesPerUser() {
    RELIABILITY.attempt(
        () -> {
          var _ = requestFromAllInstances(7);
          AlbumFixture other = new AlbumFixture(cloud.settings());

          TestResponse accepted = newInstance().call(uploadRequest(other, FILES_PER_REQUEST));

          assertThat(accepted.status()).isEqualTo(201);
        });
  }

  @Test
  void refundsFilesWhenQuotaIsExceeded() {
    RELIABILITY.attempt(
        () -> {
          FunctionInvoker upload =
              new FunctionInvoker(
                  new UploadHandler(cloud.settings(Map.of(Setting.QUOTA_BYTES, "9")), clock));

          TestResponse rejected = upload.call(uploadRequest(10));

          assertThat(rejected.problemCode()).isEqualTo("quota-exceeded");
          assertThat(albumFixture.users().find(albumFixture.userId()).orElseThrow().uploadTat())
              .isBeforeOrEqualTo(clock.instant());
        });
  }

  private List<Integer> requestFromAllInstances(int requestsEach) {
    List<Callable<List<Integer>>> clients =
        IntStream.range(0, INSTANCES)
            .<Callable<List<Integer>>>mapToObj(
                _ -> {
                  FunctionInvoker upload = newInstance();
                  return () ->
                      IntStream.range(0, requestsEach)
                          .mapToObj(_ -> upload.call(uploadRequest(FILES_PER_REQUEST)).status())
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

  private FunctionInvoker newInstance() {
    return new FunctionInvoker(new UploadHandler(cloud.settings(), clock));
  }

  private TestRequest uploadRequest(int files) {
    return uploadRequest(albumFixture, files);
  }

  private TestRequest uploadRequest(AlbumFixture rows, int files) {
    return uploadRequest(
        rows, IntStream.range(0, files).mapToObj(_ -> UploadFixture.file(1)).toList());
  }

  private TestRequest uploadRequest(AlbumFixture rows, List<Map<String, Object>> fileList) {
    return TestRequest.to(UploadFixture.ROUTE)
        .pathParam("albumId", rows.albumId())
        .bearerToken(cloud.issueToken(rows.session(), clock))
        .jsonBody(Map.of("files", fileList));
  }
}
