package wxalbum.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.upload.UploadAsks.QUOTA;
import static wxalbum.upload.UploadAsks.ROUTE;
import static wxalbum.upload.UploadAsks.SHA256;
import static wxalbum.upload.UploadAsks.file;
import static wxalbum.upload.UploadAsks.with;

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
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.Events;
import wxalbum.testing.FunctionDriver;

/** Tests the responses to rejected upload requests. */
class UploadRefusalTest {
  private final UploadAsks asks = new UploadAsks();

  @Test
  void refusesAKeyThatWasUsedForOtherFiles() {
    var _ = asks.upload.call(asks.ask(file(10)).header("idempotency-key", "once"));

    ApiResponse response = asks.upload.call(asks.ask(file(11)).header("idempotency-key", "once"));

    assertThat(response.code()).isEqualTo("conflict");
  }

  /**
   * The reservation must cover the bytes that the form of the first request admits until it
   * expires.
   */
  @Test
  void refusesAnotherSizeForAFileThatIsExpected() {
    var _ = asks.upload.call(asks.ask(with(file(10), "sha256", SHA256)));

    ApiResponse response = asks.upload.call(asks.ask(file(5), with(file(1), "sha256", SHA256)));

    assertThat(response.code()).isEqualTo("invalid-request");
    assertThat(response.faults()).containsExactly("/files/1/bytes");
    assertThat(bytesExpected()).isEqualTo(10);
  }

  @Test
  void refusesAnotherSizeForAFileThatFailed() {
    ApiResponse first = asks.upload.call(asks.ask(with(file(10), "sha256", SHA256)));
    asks.rows.users().store(asks.rows.user(), 10);
    asks.rows.photos().markFailed(asks.photo(first, 0).id(), "unreadable", "No picture.", "etag");

    ApiResponse response = asks.upload.call(asks.ask(with(file(1), "sha256", SHA256)));

    assertThat(response.faults()).containsExactly("/files/0/bytes");
    assertThat(asks.photo(first, 0).bytes()).isEqualTo(10);
  }

  @Test
  void refusesTwoSizesForOneFile() {
    ApiResponse response =
        asks.upload.call(
            asks.ask(with(file(10), "sha256", SHA256), with(file(12), "sha256", SHA256)));

    assertThat(response.faults()).containsExactly("/files/1/bytes");
    assertThat(bytesExpected()).isZero();
  }

  @Test
  void promisesNothingBeyondTheQuota() {
    ApiResponse response = asks.upload.call(asks.ask(file(QUOTA / 2), file(QUOTA / 2 + 1)));

    assertThat(response.status()).isEqualTo(422);
    assertThat(response.code()).isEqualTo("quota-exceeded");
    assertThat(asks.rows.photos().byAdded(asks.rows.album(), null, 10)).isEmpty();
  }

  @Test
  void holdsTheQuotaWhenManyPhonesAskAtOnce() throws Exception {
    List<Callable<Integer>> clients =
        IntStream.range(0, 8)
            .<Callable<Integer>>mapToObj(
                _ -> {
                  FunctionDriver upload = UploadAsks.instance();
                  return () -> upload.call(asks.ask(file(QUOTA / 3))).status();
                })
            .toList();

    List<Integer> statuses;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      statuses = threads.invokeAll(clients).stream().map(UploadRefusalTest::result).toList();
    }

    assertThat(statuses).filteredOn(status -> status == 201).hasSize(3);
    assertThat(statuses).filteredOn(status -> status == 422).hasSize(5);
  }

  @Test
  void refusesTypesThatNobodyCanShow() {
    ApiResponse response =
        asks.upload.call(asks.ask(file(10), with(file(10), "contentType", "image/tiff")));

    assertThat(response.status()).isEqualTo(415);
    assertThat(response.faults()).containsExactly("/files/1/contentType");
  }

  @Test
  void takesHeicWhereTheBuildReadsIt() {
    ApiResponse response = asks.upload.call(asks.ask(with(file(10), "contentType", "image/heic")));

    assertThat(response.status()).isEqualTo(BuildOption.HEIC.isOn() ? 201 : 415);
  }

  @Test
  void refusesFilesAboveFiftyMegabytes() {
    ApiResponse response = asks.upload.call(asks.ask(file(50L * 1024 * 1024 + 1)));

    assertThat(response.status()).isEqualTo(413);
  }

  @Test
  void namesEveryFaultAtOnce() {
    ApiResponse response =
        asks.upload.call(
            asks.ask(
                Map.of("name", "", "bytes", 0, "contentType", 7),
                with(with(file(10), "sha256", "zz"), "takenAt", "yesterday"),
                with(file(10), "size", 3)));

    assertThat(response.code()).isEqualTo("invalid-request");
    assertThat(response.faults())
        .containsExactlyInAnyOrder(
            "/files/0/name",
            "/files/0/bytes",
            "/files/0/contentType",
            "/files/1/sha256",
            "/files/1/takenAt",
            "/files/2/size");
  }

  @Test
  void takesTwentyFilesAtMost() {
    Map<?, ?>[] files = new Map<?, ?>[21];
    Arrays.fill(files, file(10));

    ApiResponse response = asks.upload.call(asks.ask(files));

    assertThat(response.faults()).containsExactly("/files");
  }

  @Test
  void hidesTheAlbumsOfOthers() {
    ApiResponse response =
        asks.upload.call(asks.ask(file(10)).token(asks.cloud.token(asks.cloud.newUser())));

    assertThat(response.code()).isEqualTo("not-found");
  }

  @Test
  void wantsAToken() {
    ApiResponse response =
        asks.upload.call(
            ApiRequest.to(ROUTE)
                .path("albumId", asks.rows.album())
                .json(Map.of("files", List.of())));

    assertThat(response.code()).isEqualTo("unauthorized");
  }

  @Test
  void refusesATokenThatHasExpired() {
    Clock yesterday = Clock.fixed(Instant.now().minus(Duration.ofHours(25)), ZoneOffset.UTC);

    ApiResponse response =
        asks.upload.call(
            asks.ask(file(10)).token(asks.cloud.token(asks.rows.session(), yesterday)));

    assertThat(response.code()).isEqualTo("unauthorized");
  }

  @Test
  void answersTheSampleEventOfSomebodyWhoIsNotLoggedIn() {
    String response = asks.upload.invoke(Events.sample("upload.json"));

    assertThat(response).contains("\"statusCode\":401");
  }

  private long bytesExpected() {
    return asks.rows.users().find(asks.rows.user()).orElseThrow().bytesExpected();
  }

  private static int result(Future<Integer> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
