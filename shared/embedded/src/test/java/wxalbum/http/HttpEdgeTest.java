package wxalbum.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.read.ListAppender;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.TestCloud;

class HttpEdgeTest {
  private static final ApiRequest ME = ApiRequest.to("GET /me");

  @Test
  void answersWhatItDoesNotExpectWithAProblemAndNothingOfItsInside() {
    FunctionDriver function = function(_ -> bug("a secret detail"));

    ApiResponse answer = function.call(ME);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text("/requestId")).isEqualTo(answer.headers().get("x-request-id"));
    assertThat(answer.body().toString()).doesNotContain("a secret detail", "Exception");
  }

  @Test
  void saysWhenToTryAgainWhileTheDatabaseIsAway() {
    FunctionDriver function =
        function(
            _ -> {
              throw new IllegalStateException(new SQLTransientConnectionException("gone"));
            });

    ApiResponse answer = function.call(ME);

    assertThat(answer.code()).isEqualTo("unavailable");
    assertThat(answer.headers()).containsKey("retry-after");
  }

  @Test
  void tellsAPathWithAnotherMethodFromNoPathAtAll() {
    FunctionDriver function = function(_ -> Answer.noContent());

    ApiResponse wrongMethod = function.callDefault(ApiRequest.to("DELETE /albums"));
    ApiResponse nothing = function.callDefault(ApiRequest.to("GET /albums/x/y/z"));

    assertThat(wrongMethod.code()).isEqualTo("method-not-allowed");
    assertThat(wrongMethod.headers()).containsEntry("allow", "GET, POST");
    assertThat(nothing.code()).isEqualTo("not-found");
  }

  @Test
  void refusesATokenThatIsNoUsers() {
    FunctionDriver function = userFunction();

    assertThat(function.call(ME).code()).isEqualTo("unauthorized");
    assertThat(function.call(ME.token("nonsense")).code()).isEqualTo("unauthorized");
    assertThat(function.call(ME.header("authorization", "Basic YQ==")).code())
        .isEqualTo("unauthorized");
  }

  @Test
  void endsEachInvocationWithOneSummaryLine() throws Exception {
    TestCloud cloud = TestCloud.shared();
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger("wxalbum.invocation");
    logger.addAppender(lines);
    lines.start();
    FunctionDriver function = userFunction();
    String token = cloud.token(cloud.newUser());

    ApiResponse answer = function.call(ME.token(token));

    logger.detachAppender(lines);
    assertThat(lines.list).hasSize(1);
    String text = encoded(lines.list.getFirst());
    JsonNode line = Json.read(text);
    assertThat(line.path("event").asText()).isEqualTo("invocation");
    assertThat(line.path("requestId").asText()).isEqualTo(answer.headers().get("x-request-id"));
    assertThat(line.path("route").asText()).isEqualTo("GET /me");
    assertThat(line.path("status").asInt()).isEqualTo(answer.status());
    assertThat(line.path("coldStart").asBoolean()).isTrue();
    assertThat(line.path("durationMs").isNumber()).isTrue();
    assertThat(text).doesNotContain(token, "sealed-openid");
  }

  /** The line as it is written. */
  private static String encoded(ILoggingEvent event) {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Encoder<ILoggingEvent> encoder =
        ((OutputStreamAppender<ILoggingEvent>) root.getAppender("json")).getEncoder();
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }

  private static FunctionDriver userFunction() {
    HttpEdge edge =
        new HttpEdge("test", TestCloud.shared().tokens(Clock.systemUTC()))
            .user("GET /me", (_, user) -> me(user.userId().toString()));
    return driver(edge);
  }

  private static Answer me(String id) {
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("id", id);
    user.put("createdAt", null);
    return Answer.ok(
        Map.of("user", user, "usage", Map.of("photos", 0, "bytes", 0, "quotaBytes", 1)));
  }

  private static FunctionDriver function(Action action) {
    return driver(
        new HttpEdge("test", TestCloud.shared().tokens(Clock.systemUTC())).open("GET /me", action));
  }

  private static FunctionDriver driver(HttpEdge edge) {
    RequestStreamHandler handler = edge::handle;
    return new FunctionDriver(handler);
  }

  private static Answer bug(String message) {
    throw new IllegalArgumentException(message);
  }
}
