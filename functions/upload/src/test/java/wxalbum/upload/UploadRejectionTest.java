package wxalbum.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.upload.UploadFixture.QUOTA_BYTES;
import static wxalbum.upload.UploadFixture.ROUTE;
import static wxalbum.upload.UploadFixture.SHA256;
import static wxalbum.upload.UploadFixture.file;
import static wxalbum.upload.UploadFixture.with;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wxalbum.settings.BuildOption;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.PhotoBuilder;
import wxalbum.testkit.SampleEventFiles;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** Tests the responses to rejected upload requests. */
class UploadRejectionTest {
  private final UploadFixture fixture = new UploadFixture();

  @Test
  void rejectsKeyWhenUsedForOtherFiles() {
    var _ =
        fixture.function.call(fixture.uploadRequest(file(10)).header("idempotency-key", "once"));

    TestResponse response =
        fixture.function.call(fixture.uploadRequest(file(11)).header("idempotency-key", "once"));

    assertThat(response.problemCode()).isEqualTo("conflict");
  }

  /**
   * The reservation must cover the bytes that the form of the first request admits until it
   * expires.
   */
  @Test
  void rejectsOtherSizeWhenPhotoIsPending() {
    var _ = fixture.function.call(fixture.uploadRequest(with(file(10), "sha256", SHA256)));

    TestResponse response =
        fixture.function.call(fixture.uploadRequest(file(5), with(file(1), "sha256", SHA256)));

    assertThat(response.problemCode()).isEqualTo("invalid-request");
    assertThat(response.errorPointers()).containsExactly("/files/1/bytes");
    assertThat(bytesReserved()).isEqualTo(10);
  }

  @Test
  void rejectsOtherSizeWhenPhotoFailed() {
    TestResponse first =
        fixture.function.call(fixture.uploadRequest(with(file(10), "sha256", SHA256)));
    fixture.albumFixture.users().commitReservation(fixture.albumFixture.userId(), 10);
    fixture
        .albumFixture
        .photos()
        .markFailed(fixture.findPhoto(first, 0).id(), PhotoBuilder.FAILURE, "etag");

    TestResponse response =
        fixture.function.call(fixture.uploadRequest(with(file(1), "sha256", SHA256)));

    assertThat(response.errorPointers()).containsExactly("/files/0/bytes");
    assertThat(fixture.findPhoto(first, 0).original().bytes()).isEqualTo(10);
  }

  @Test
  void rejectsTwoSizesForOneFile() {
    TestResponse response =
        fixture.function.call(
            fixture.uploadRequest(
                with(file(10), "sha256", SHA256), with(file(12), "sha256", SHA256)));

    assertThat(response.errorPointers()).containsExactly("/files/1/bytes");
    assertThat(bytesReserved()).isZero();
  }

  @Test
  void reservesNothingWhenQuotaIsExceeded() {
    TestResponse response =
        fixture.function.call(
            fixture.uploadRequest(file(QUOTA_BYTES / 2), file(QUOTA_BYTES / 2 + 1)));

    assertThat(response.status()).isEqualTo(422);
    assertThat(response.problemCode()).isEqualTo("quota-exceeded");
    assertThat(
            fixture.albumFixture.photos().listByAddedAt(fixture.albumFixture.albumId(), null, 10))
        .isEmpty();
  }

  @Test
  void enforcesQuotaWhenRequestsAreConcurrent() throws Exception {
    List<Callable<Integer>> clients =
        IntStream.range(0, 8)
            .<Callable<Integer>>mapToObj(
                _ -> {
                  FunctionInvoker upload = UploadFixture.newInstance();
                  return () -> upload.call(fixture.uploadRequest(file(QUOTA_BYTES / 3))).status();
                })
            .toList();

    List<Integer> statuses;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      statuses = threads.invokeAll(clients).stream().map(UploadRejectionTest::result).toList();
    }

    assertThat(statuses).filteredOn(status -> status == 201).hasSize(3);
    assertThat(statuses).filteredOn(status -> status == 422).hasSize(5);
  }

  @Test
  void rejectsUnsupportedTypes() {
    TestResponse response =
        fixture.function.call(
            fixture.uploadRequest(file(10), with(file(10), "contentType", "image/tiff")));

    assertThat(response.status()).isEqualTo(415);
    assertThat(response.errorPointers()).containsExactly("/files/1/contentType");
  }

  @Test
  void acceptsHeicWhenBuildSupportsIt() {
    TestResponse response =
        fixture.function.call(fixture.uploadRequest(with(file(10), "contentType", "image/heic")));

    assertThat(response.status()).isEqualTo(BuildOption.HEIC.isEnabled() ? 201 : 415);
  }

  @Test
  void rejectsFilesLargerThanFiftyMebibytes() {
    TestResponse response =
        fixture.function.call(fixture.uploadRequest(file(50L * 1024 * 1024 + 1)));

    assertThat(response.status()).isEqualTo(413);
  }

  @Test
  void reportsAllFieldErrors() {
    TestResponse response =
        fixture.function.call(
            fixture.uploadRequest(
                Map.of("name", "", "bytes", 0, "contentType", 7),
                with(with(file(10), "sha256", "zz"), "takenAt", "yesterday"),
                with(file(10), "size", 3)));

    assertThat(response.problemCode()).isEqualTo("invalid-request");
    assertThat(response.errorPointers())
        .containsExactlyInAnyOrder(
            "/files/0/name",
            "/files/0/bytes",
            "/files/0/contentType",
            "/files/1/sha256",
            "/files/1/takenAt",
            "/files/2/size");
  }

  @Test
  void rejectsMoreThanTwentyFiles() {
    Map<?, ?>[] files = new Map<?, ?>[21];
    Arrays.fill(files, file(10));

    TestResponse response = fixture.function.call(fixture.uploadRequest(files));

    assertThat(response.errorPointers()).containsExactly("/files");
  }

  @Test
  void returnsNotFoundWhenAlbumIsOfAnotherUser() {
    TestResponse response =
        fixture.function.call(
            fixture
                .uploadRequest(file(10))
                .bearerToken(fixture.cloud.issueToken(fixture.cloud.newUser())));

    assertThat(response.problemCode()).isEqualTo("not-found");
  }

  @Test
  void requiresToken() {
    TestResponse response =
        fixture.function.call(
            TestRequest.to(ROUTE)
                .pathParam("albumId", fixture.albumFixture.albumId())
                .jsonBody(Map.of("files", List.of())));

    assertThat(response.problemCode()).isEqualTo("unauthorized");
  }

  @Test
  void rejectsExpiredToken() {
    Clock yesterday = Clock.fixed(Instant.now().minus(Duration.ofHours(25)), ZoneOffset.UTC);

    TestResponse response =
        fixture.function.call(
            fixture
                .uploadRequest(file(10))
                .bearerToken(fixture.cloud.issueToken(fixture.albumFixture.session(), yesterday)));

    assertThat(response.problemCode()).isEqualTo("unauthorized");
  }

  @Test
  void returnsUnauthorizedForSampleEvent() {
    String response = fixture.function.invoke(SampleEventFiles.read("upload.json"));

    assertThat(response).contains("\"statusCode\":401");
  }

  private long bytesReserved() {
    return fixture
        .albumFixture
        .users()
        .find(fixture.albumFixture.userId())
        .orElseThrow()
        .bytesReserved();
  }

  private static int result(Future<Integer> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
