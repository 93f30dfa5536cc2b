package wxalbum.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wxalbum.session.UserSession;
import wxalbum.telemetry.Telemetry;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.Log;
import wxalbum.testing.TestCloud;

class HttpEdgeTest {
  private static final ApiRequest ME = ApiRequest.to("GET /me");

  @Test
  void answersWhatItDoesNotExpectWithAProblemAndNothingOfItsInside() {
    FunctionDriver function = function(_ -> bug("a secret detail"));

    ApiResponse response = function.call(ME);

    assertThat(response.status()).isEqualTo(500);
    assertThat(response.text("/requestId")).isEqualTo(response.headers().get("x-request-id"));
    assertThat(response.body().toString()).doesNotContain("a secret detail", "Exception");
  }

  @Test
  void saysWhenToTryAgainWhileTheDatabaseIsAway() {
    FunctionDriver function =
        function(
            _ -> {
              throw new IllegalStateException(new SQLTransientConnectionException("gone"));
            });

    ApiResponse response = function.call(ME);

    assertThat(response.code()).isEqualTo("unavailable");
    assertThat(response.headers()).containsKey("retry-after");
  }

  @Test
  void tellsAPathWithAnotherMethodFromNoPathAtAll() {
    FunctionDriver function = function(_ -> Answer.noContent());

    ApiResponse wrongMethod = function.callDefault(ApiRequest.to("DELETE /albums"));
    ApiResponse unknownPath = function.callDefault(ApiRequest.to("GET /albums/x/y/z"));

    assertThat(wrongMethod.code()).isEqualTo("method-not-allowed");
    assertThat(wrongMethod.headers()).containsEntry("allow", "GET, POST");
    assertThat(unknownPath.code()).isEqualTo("not-found");
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
    UserSession user = cloud.newUser();
    String token = cloud.token(user);

    Log log = Log.during(() -> userFunction().call(ME.token(token)));

    JsonNode line = log.summary();
    assertThat(line.path("route").asText()).isEqualTo("GET /me");
    assertThat(line.path("status").asInt()).isEqualTo(200);
    assertThat(line.path("userId").asText()).isEqualTo(user.userId().toString());
    assertThat(log.text()).doesNotContain(token, "sealed-openid");
  }

  @Test
  void saysUnderTheRequestIdWhyItRefused() throws Exception {
    Log log = Log.during(() -> userFunction().call(ME));

    assertThat(log.summary().path("status").asInt()).isEqualTo(401);
    assertThat(log.summary().path("code").asText()).isEqualTo("unauthorized");
  }

  @Test
  void answersAnEventThatIsNoJsonAndSaysSoInItsSummary() throws Exception {
    FunctionDriver function = userFunction();

    Log log =
        Log.during(
            () ->
                assertThat(function.invoke("{\"body\": secret".getBytes(StandardCharsets.UTF_8)))
                    .contains("\"statusCode\":500"));

    assertThat(log.summary().path("status").asInt()).isEqualTo(500);
    assertThat(log.summary().path("code").asText()).isEqualTo("internal");
    assertThat(log.text()).doesNotContain("secret");
  }

  private static FunctionDriver userFunction() {
    HttpEdge edge =
        new HttpEdge(telemetry(), TestCloud.shared().tokens(Clock.systemUTC()))
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
        new HttpEdge(telemetry(), TestCloud.shared().tokens(Clock.systemUTC()))
            .open("GET /me", action));
  }

  private static Telemetry telemetry() {
    return new Telemetry("test", TestCloud.shared().settings());
  }

  private static FunctionDriver driver(HttpEdge edge) {
    RequestStreamHandler handler = edge::handle;
    return new FunctionDriver(handler);
  }

  private static Answer bug(String message) {
    throw new IllegalArgumentException(message);
  }
}
