package wxalbum.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.Sha256;
import wxalbum.database.Database;
import wxalbum.http.BodyReader;
import wxalbum.http.HttpRouter;
import wxalbum.http.Request;
import wxalbum.http.Response;
import wxalbum.idempotency.WriteHandler.Written;
import wxalbum.session.UserSession;
import wxalbum.telemetry.Telemetry;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;
import wxalbum.view.AlbumView;

class IdempotencyFilterTest {
  private final Instant start = Instant.parse("2026-05-01T09:30:00Z");

  private final TestCloud cloud = TestCloud.shared();
  private final UserSession user = cloud.newUser();
  private final AtomicInteger createdCount = new AtomicInteger();

  @Test
  void rendersSameResourceWithSameStatusWhenRequestIsRepeated() {
    FunctionInvoker function = createFunction(start);

    TestResponse first = function.call(createRequest("k", "one"));
    TestResponse second = function.call(createRequest("k", "one"));

    assertThat(second.textAt("/id")).isEqualTo(first.textAt("/id"));
    assertThat(second.textAt("/title")).isEqualTo("as it is now");
    assertThat(second.status()).isEqualTo(201);
    assertThat(createdCount).hasValue(1);
  }

  @Test
  void createsOneResourceForConcurrentRequests() throws Exception {
    List<Callable<TestResponse>> phones =
        Stream.generate(() -> createFunction(start))
            .limit(6)
            .<Callable<TestResponse>>map(phone -> () -> phone.call(createRequest("k", "one")))
            .toList();

    List<TestResponse> responses;
    try (ExecutorService executor = Executors.newFixedThreadPool(6)) {
      responses =
          executor.invokeAll(phones).stream().map(IdempotencyFilterTest::getUnchecked).toList();
    }

    assertThat(responses)
        .extracting(response -> response.textAt("/id"))
        .containsOnly(responses.getFirst().textAt("/id"));
    assertThat(createdCount).hasValue(1);
  }

  @Test
  void returnsConflictWhenKeyIsReusedForAnotherRequest() {
    FunctionInvoker function = createFunction(start);
    var _ = function.call(createRequest("k", "one"));

    TestResponse response = function.call(createRequest("k", "two"));

    assertThat(response.problemCode()).isEqualTo("conflict");
    assertThat(createdCount).hasValue(1);
  }

  @Test
  void separatesKeysOfDifferentUsers() {
    FunctionInvoker function = createFunction(start);
    var _ = function.call(createRequest("k", "one"));

    var _ = function.call(createRequest("k", "two").bearerToken(cloud.issueToken(cloud.newUser())));

    assertThat(createdCount).hasValue(2);
  }

  @Test
  void acceptsCorrectedRequestWithSameKey() {
    FunctionInvoker function = createFunction(start);
    TestResponse rejected = function.call(createRequest("k", ""));

    TestResponse corrected = function.call(createRequest("k", "one"));

    assertThat(rejected.status()).isEqualTo(400);
    assertThat(corrected.status()).isEqualTo(201);
  }

  @Test
  void expiresKeyAfterOneDay() {
    var _ = createFunction(start).call(createRequest("k", "one"));

    var _ = createFunction(start.plus(Duration.ofHours(23))).call(createRequest("k", "one"));
    var _ = createFunction(start.plus(Duration.ofHours(25))).call(createRequest("k", "one"));

    assertThat(createdCount).hasValue(2);
  }

  @Test
  void rejectsMalformedKey() {
    TestResponse response = createFunction(start).call(createRequest("k k", "one"));

    assertThat(response.errorPointers()).containsExactly("/Idempotency-Key");
  }

  @Test
  void limitsKeysOfUserWithinDay() {
    insertKeys(IdempotencyFilter.MAX_KEYS - 1, start.plus(Duration.ofHours(2)));
    TestResponse last = createFunction(start).call(createRequest("last", "one"));

    TestResponse rejected = createFunction(start).call(createRequest("one-too-many", "two"));
    TestResponse repeated = createFunction(start).call(createRequest("last", "one"));
    TestResponse later =
        createFunction(start.plus(Duration.ofHours(2))).call(createRequest("later", "three"));

    assertThat(last.status()).isEqualTo(201);
    assertThat(rejected.problemCode()).isEqualTo("too-many-requests");
    assertThat(rejected.headers()).containsEntry("retry-after", "7200");
    assertThat(repeated.textAt("/id")).isEqualTo(last.textAt("/id"));
    assertThat(later.status()).isEqualTo(201);
  }

  private void insertKeys(int count, Instant expiresAt) {
    IdempotencyScope scope = IdempotencyScope.of(user.userId());
    try (Database database = new Database(cloud.settings(), IdempotencyStore.class)) {
      IdempotencyStore store = database.repository(IdempotencyStore.class);
      var _ =
          database.inTransaction(
              () ->
                  IntStream.range(0, count)
                      .filter(i -> store.claim(scope, "key-" + i, Sha256.hash("any"), expiresAt))
                      .count());
    }
  }

  private TestRequest createRequest(String key, String title) {
    return TestRequest.to("POST /albums")
        .bearerToken(cloud.issueToken(user))
        .header("idempotency-key", key)
        .jsonBody(Map.of("title", title));
  }

  private FunctionInvoker createFunction(Instant now) {
    Database database = new Database(cloud.settings(), IdempotencyStore.class);
    IdempotencyFilter writes =
        new IdempotencyFilter(
            database.repository(IdempotencyStore.class),
            database,
            Clock.fixed(now, ZoneOffset.UTC));
    HttpRouter edge =
        new HttpRouter(new Telemetry("test", cloud.settings()), cloud.tokens(Clock.systemUTC()))
            .addUserRoute("POST /albums", writes.wrap(this::createAlbum, this::renderAlbum));
    return new FunctionInvoker(edge::handle);
  }

  private Written createAlbum(Request request, UserSession caller) {
    BodyReader fields = request.bodyReader();
    String title = fields.requireValid(fields.text("title", 1, 60));
    AlbumId id = new AlbumId(new UUID(0, createdCount.incrementAndGet()));
    return Written.of(Response.created(viewOf(id, title)), id);
  }

  private Object renderAlbum(Request request, UserSession caller, WrittenResources written) {
    return viewOf(written.only(AlbumId::new), "as it is now");
  }

  private AlbumView viewOf(AlbumId id, String title) {
    return new AlbumView(id, title, null, "owner", 0, null, null, start, start);
  }

  private static TestResponse getUnchecked(Future<TestResponse> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
