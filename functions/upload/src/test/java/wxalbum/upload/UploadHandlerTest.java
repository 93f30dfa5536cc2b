package wxalbum.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Dimensions;
import wxalbum.album.Ids;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoStatus;
import wxalbum.album.Photos;
import wxalbum.album.Sha256;
import wxalbum.album.TakenAtSource;
import wxalbum.album.Users;
import wxalbum.database.Database;
import wxalbum.session.UserSession;
import wxalbum.settings.Setting;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.Events;
import wxalbum.testing.FormPost;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.TestCloud;

class UploadHandlerTest {
  private static final String ROUTE = "POST /albums/{albumId}/uploads";
  private static final long QUOTA = 1_000_000;
  private static final byte[] BYTES = "a picture, let us say".getBytes(StandardCharsets.UTF_8);
  private static final String SHA256 = Sha256.ofDigest(Sha256.algorithm().digest(BYTES)).hex();

  private final TestCloud cloud = TestCloud.shared();
  private final UserSession user = cloud.newUser();
  private final Database database =
      new Database(cloud.settings(), Albums.class, Photos.class, Users.class);
  private final Photos photos = database.repository(Photos.class);
  private final Users users = database.repository(Users.class);
  private final AlbumId album = new AlbumId(Ids.next(Instant.now()));
  private final FunctionDriver upload =
      new FunctionDriver(
          new UploadHandler(
              cloud.settings(Map.of(Setting.QUOTA_BYTES, Long.toString(QUOTA))),
              Clock.systemUTC()));

  @BeforeEach
  void anAlbum() {
    Instant now = Instant.now();
    users.ensure(user.userId(), user.sealedOpenid(), now);
    database
        .repository(Albums.class)
        .add(new Album(album, user.userId(), "西湖", "", 0, null, null, null, now, now));
  }

  @Test
  void answersEachFileWithAFormInTheOrderAsked() {
    ApiResponse answer = upload.call(ask(file(10), file(20)));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(photo(answer, 0).bytes()).isEqualTo(10);
    assertThat(photo(answer, 1).bytes()).isEqualTo(20);
    assertThat(photo(answer, 0).status()).isEqualTo(PhotoStatus.EXPECTED);
  }

  @Test
  void givesAFormThatStorageTakes() throws Exception {
    ApiResponse answer = upload.call(ask(with(file(BYTES.length), "sha256", SHA256)));

    HttpResponse<String> posted = post(answer, BYTES);

    assertThat(posted.statusCode()).isEqualTo(201);
  }

  @Test
  void givesAFormThatTakesNoLongerFile() throws Exception {
    ApiResponse answer = upload.call(ask(file(BYTES.length - 1)));

    HttpResponse<String> posted = post(answer, BYTES);

    assertThat(posted.body()).contains("EntityTooLarge");
  }

  @Test
  void givesAFormThatTakesNoOtherKey() throws Exception {
    ApiResponse answer = upload.call(ask(file(BYTES.length)));
    Map<String, String> fields = fields(answer);
    fields.put("key", fields.get("key") + "x");

    HttpResponse<String> posted =
        FormPost.send(URI.create(answer.text("/uploads/0/url")), fields, "file", BYTES);

    assertThat(posted.statusCode()).isEqualTo(403);
  }

  @Test
  void givesAFormThatLivesFifteenMinutes() {
    Instant before = Instant.now();

    ApiResponse answer = upload.call(ask(file(10)));

    assertThat(Instant.parse(answer.text("/uploads/0/expiresAt")))
        .isBetween(
            before.plus(Duration.ofMinutes(15)).minusSeconds(1),
            Instant.now().plus(Duration.ofMinutes(15)));
  }

  @Test
  void answersAFileThatTheAlbumHasWithThePhotoThatStands() {
    ApiResponse first = upload.call(ask(with(file(10), "sha256", SHA256)));
    markReady(photo(first, 0));

    ApiResponse second = upload.call(ask(with(file(10), "sha256", SHA256)));

    assertThat(second.text("/uploads/0/status")).isEqualTo("duplicate");
    assertThat(second.text("/uploads/0/photoId")).isEqualTo(first.text("/uploads/0/photoId"));
  }

  @Test
  void answersAFileThatHasNotArrivedWithTheSamePhotoAndAFreshForm() {
    ApiResponse first = upload.call(ask(with(file(10), "sha256", SHA256)));

    ApiResponse second = upload.call(ask(with(file(10), "sha256", SHA256)));

    assertThat(second.text("/uploads/0/status")).isEqualTo("expected");
    assertThat(second.text("/uploads/0/photoId")).isEqualTo(first.text("/uploads/0/photoId"));
    assertThat(users.find(user.userId()).orElseThrow().bytesExpected()).isEqualTo(10);
  }

  @Test
  void answersOneFileAskedTwiceInOneRequestWithOnePhoto() {
    ApiResponse answer =
        upload.call(ask(with(file(10), "sha256", SHA256), with(file(10), "sha256", SHA256)));

    assertThat(answer.text("/uploads/0/photoId")).isEqualTo(answer.text("/uploads/1/photoId"));
    assertThat(users.find(user.userId()).orElseThrow().bytesExpected()).isEqualTo(10);
  }

  @Test
  void expectsAFailedFileAgainUnderItsPhoto() {
    ApiResponse first = upload.call(ask(with(file(10), "sha256", SHA256)));
    PhotoId id = photo(first, 0).id();
    users.store(user.userId(), 10);
    photos.markFailed(id, "checksum-mismatch", "The file is not the one announced.", "etag");

    ApiResponse second = upload.call(ask(with(file(12), "sha256", SHA256)));

    assertThat(second.text("/uploads/0/photoId")).isEqualTo(id.toString());
    assertThat(photos.find(id).orElseThrow().status()).isEqualTo(PhotoStatus.EXPECTED);
    assertThat(users.find(user.userId()).orElseThrow())
        .extracting("photos", "bytesStored", "bytesExpected")
        .containsExactly(0, 0L, 12L);
  }

  @Test
  void answersARepeatedKeyWithTheSamePhotosEvenWithoutDigests() {
    ApiRequest request = ask(file(10), file(20)).header("idempotency-key", "once");

    ApiResponse first = upload.call(request);
    ApiResponse second = upload.call(request);

    assertThat(second.text("/uploads/0/photoId")).isEqualTo(first.text("/uploads/0/photoId"));
    assertThat(second.text("/uploads/1/photoId")).isEqualTo(first.text("/uploads/1/photoId"));
    assertThat(second.text("/uploads/1/fields/policy")).isNotEmpty();
  }

  @Test
  void refusesAKeyThatWasUsedForOtherFiles() {
    var _ = upload.call(ask(file(10)).header("idempotency-key", "once"));

    ApiResponse answer = upload.call(ask(file(11)).header("idempotency-key", "once"));

    assertThat(answer.code()).isEqualTo("conflict");
  }

  @Test
  void promisesNothingBeyondTheQuota() {
    ApiResponse answer = upload.call(ask(file(QUOTA / 2), file(QUOTA / 2 + 1)));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("quota-exceeded");
    assertThat(photos.byAdded(album, null, 10)).isEmpty();
  }

  @Test
  void holdsTheQuotaWhenManyPhonesAskAtOnce() throws Exception {
    List<Callable<Integer>> phones =
        IntStream.range(0, 8)
            .<Callable<Integer>>mapToObj(
                _ -> {
                  FunctionDriver phone =
                      new FunctionDriver(
                          new UploadHandler(
                              cloud.settings(Map.of(Setting.QUOTA_BYTES, Long.toString(QUOTA))),
                              Clock.systemUTC()));
                  return () -> phone.call(ask(file(QUOTA / 3))).status();
                })
            .toList();

    List<Integer> statuses;
    try (ExecutorService together = Executors.newFixedThreadPool(8)) {
      statuses = together.invokeAll(phones).stream().map(UploadHandlerTest::result).toList();
    }

    assertThat(statuses).filteredOn(status -> status == 201).hasSize(3);
    assertThat(statuses).filteredOn(status -> status == 422).hasSize(5);
  }

  @Test
  void keepsWhatThePhoneKnowsOfTheMoment() {
    ApiResponse answer = upload.call(ask(with(file(10), "takenAt", "2026-05-01T17:30:00+08:00")));

    assertThat(photo(answer, 0))
        .extracting("takenAt", "takenOffset", "takenSource")
        .containsExactly(LocalDateTime.of(2026, 5, 1, 17, 30), 480, TakenAtSource.CLIENT);
  }

  @Test
  void refusesTypesThatNobodyCanShow() {
    ApiResponse answer = upload.call(ask(file(10), with(file(10), "contentType", "image/heic")));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.faults()).containsExactly("/files/1/contentType");
    assertThat(answer.text("/detail")).contains("sizeType");
  }

  @Test
  void refusesFilesAboveFiftyMegabytes() {
    ApiResponse answer = upload.call(ask(file(50L * 1024 * 1024 + 1)));

    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void namesEveryFaultAtOnce() {
    ApiResponse answer =
        upload.call(
            ask(
                Map.of("name", "", "bytes", 0, "contentType", 7),
                with(with(file(10), "sha256", "zz"), "takenAt", "yesterday"),
                with(file(10), "size", 3)));

    assertThat(answer.code()).isEqualTo("invalid-request");
    assertThat(answer.faults())
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

    ApiResponse answer = upload.call(ask(files));

    assertThat(answer.faults()).containsExactly("/files");
  }

  @Test
  void hidesTheAlbumsOfOthers() {
    ApiResponse answer = upload.call(ask(file(10)).token(cloud.token(cloud.newUser())));

    assertThat(answer.code()).isEqualTo("not-found");
  }

  @Test
  void wantsAToken() {
    ApiResponse answer =
        upload.call(ApiRequest.to(ROUTE).path("albumId", album).json(Map.of("files", List.of())));

    assertThat(answer.code()).isEqualTo("unauthorized");
  }

  @Test
  void refusesATokenThatHasExpired() {
    Clock yesterday = Clock.fixed(Instant.now().minus(Duration.ofHours(25)), ZoneOffset.UTC);

    ApiResponse answer = upload.call(ask(file(10)).token(cloud.token(user, yesterday)));

    assertThat(answer.code()).isEqualTo("unauthorized");
  }

  @Test
  void answersTheSampleEventOfSomebodyWhoIsNotLoggedIn() {
    String answer = upload.invoke(Events.sample("upload.json"));

    assertThat(answer).contains("\"statusCode\":401");
  }

  private ApiRequest ask(Map<?, ?>... files) {
    return ApiRequest.to(ROUTE)
        .path("albumId", album)
        .token(cloud.token(user))
        .json(Map.of("files", List.of(files)));
  }

  private static Map<String, Object> file(long bytes) {
    return Map.of("name", "IMG_0001.JPG", "bytes", bytes, "contentType", "image/jpeg");
  }

  private static Map<String, Object> with(Map<String, Object> file, String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(file);
    more.put(name, value);
    return more;
  }

  private Photo photo(ApiResponse answer, int index) {
    return PhotoId.parse(answer.text("/uploads/" + index + "/photoId"))
        .flatMap(photos::find)
        .orElseThrow();
  }

  private void markReady(Photo photo) {
    photos.markReady(
        new Photos.Arrival(
            photo.id(),
            "etag",
            "image/jpeg",
            new Dimensions(4, 3),
            "AAAA",
            photo.takenAt(),
            null,
            TakenAtSource.EXIF));
  }

  private static Map<String, String> fields(ApiResponse answer) {
    Map<String, String> fields = new LinkedHashMap<>();
    answer
        .body()
        .at("/uploads/0/fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    return fields;
  }

  private static HttpResponse<String> post(ApiResponse answer, byte[] file) throws Exception {
    return FormPost.send(URI.create(answer.text("/uploads/0/url")), fields(answer), "file", file);
  }

  private static int result(Future<Integer> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
