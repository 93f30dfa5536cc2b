package wxalbum.http;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.database.Database;
import wxalbum.session.UserSession;
import wxalbum.telemetry.Telemetry;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.TestCloud;

class IdempotentWritesTest {
  private final Instant start = Instant.parse("2026-05-01T09:30:00Z");

  private final TestCloud cloud = TestCloud.shared();
  private final UserSession user = cloud.newUser();
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void answersARepeatAsTheFirstTime() {
    FunctionDriver function = function(start);

    ApiResponse first = function.call(create("k", "one"));
    ApiResponse second = function.call(create("k", "one"));

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.status()).isEqualTo(201);
    assertThat(made).hasValue(1);
  }

  @Test
  void makesOneThingOfManyRequestsAtOnce() throws Exception {
    List<Callable<ApiResponse>> phones =
        Stream.generate(() -> function(start))
            .limit(6)
            .<Callable<ApiResponse>>map(phone -> () -> phone.call(create("k", "one")))
            .toList();

    List<ApiResponse> responses;
    try (ExecutorService executor = Executors.newFixedThreadPool(6)) {
      responses = executor.invokeAll(phones).stream().map(IdempotentWritesTest::result).toList();
    }

    assertThat(responses).extracting(ApiResponse::body).containsOnly(responses.getFirst().body());
    assertThat(made).hasValue(1);
  }

  @Test
  void refusesTheKeyOfAnotherRequest() {
    FunctionDriver function = function(start);
    var _ = function.call(create("k", "one"));

    ApiResponse response = function.call(create("k", "two"));

    assertThat(response.code()).isEqualTo("conflict");
    assertThat(made).hasValue(1);
  }

  @Test
  void keepsTheKeysOfUsersApart() {
    FunctionDriver function = function(start);
    var _ = function.call(create("k", "one"));

    var _ = function.call(create("k", "two").token(cloud.token(cloud.newUser())));

    assertThat(made).hasValue(2);
  }

  @Test
  void letsARefusedRequestBeMendedUnderItsKey() {
    FunctionDriver function = function(start);
    ApiResponse rejected = function.call(create("k", ""));

    ApiResponse corrected = function.call(create("k", "one"));

    assertThat(rejected.status()).isEqualTo(400);
    assertThat(corrected.status()).isEqualTo(201);
  }

  @Test
  void forgetsAKeyAfterADay() {
    var _ = function(start).call(create("k", "one"));

    var _ = function(start.plus(Duration.ofHours(23))).call(create("k", "one"));
    var _ = function(start.plus(Duration.ofHours(25))).call(create("k", "one"));

    assertThat(made).hasValue(2);
  }

  @Test
  void refusesAKeyThatIsNone() {
    ApiResponse response = function(start).call(create("k k", "one"));

    assertThat(response.faults()).containsExactly("/Idempotency-Key");
  }

  private ApiRequest create(String key, String title) {
    return ApiRequest.to("POST /albums")
        .token(cloud.token(user))
        .header("idempotency-key", key)
        .json(Map.of("title", title));
  }

  private FunctionDriver function(Instant now) {
    Database database = new Database(cloud.settings(), SavedAnswers.class);
    IdempotentWrites writes =
        new IdempotentWrites(
            database.repository(SavedAnswers.class), database, Clock.fixed(now, ZoneOffset.UTC));
    HttpEdge edge =
        new HttpEdge(new Telemetry("test", cloud.settings()), cloud.tokens(Clock.systemUTC()))
            .user("POST /albums", writes.once(this::album));
    return new FunctionDriver(edge::handle);
  }

  private Answer album(Request request, UserSession caller) {
    Fields fields = request.fields();
    String title = fields.check(fields.text("title", 1, 60));
    return Answer.created(
        new AlbumView(
            new AlbumId(new UUID(0, made.incrementAndGet())),
            title,
            null,
            "owner",
            0,
            null,
            start,
            start));
  }

  private static ApiResponse result(Future<ApiResponse> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
