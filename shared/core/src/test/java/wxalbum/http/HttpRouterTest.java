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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.session.UserSession;
import wxalbum.telemetry.Telemetry;
import wxalbum.testkit.CapturedLog;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

class HttpRouterTest {
  private static final TestRequest ME = TestRequest.to("GET /me");

  @Test
  void returnsProblemWithoutDetailsWhenHandlerThrows() {
    FunctionInvoker function = createFunction(_ -> throwBug("a secret detail"));

    TestResponse response = function.call(ME);

    assertThat(response.status()).isEqualTo(500);
    assertThat(response.textAt("/requestId")).isEqualTo(response.headers().get("x-request-id"));
    assertThat(response.body().toString()).doesNotContain("a secret detail", "Exception");
  }

  @Test
  void returnsRetryAfterWhenDatabaseIsUnavailable() {
    FunctionInvoker function =
        createFunction(
            _ -> {
              throw new IllegalStateException(new SQLTransientConnectionException("gone"));
            });

    TestResponse response = function.call(ME);

    assertThat(response.problemCode()).isEqualTo("unavailable");
    assertThat(response.headers()).containsKey("retry-after");
  }

  @Test
  void distinguishesUnknownMethodFromUnknownPath() {
    FunctionInvoker function = createFunction(_ -> Response.noContent());

    TestResponse wrongMethod = function.callDefaultRoute(TestRequest.to("DELETE /albums"));
    TestResponse unknownPath = function.callDefaultRoute(TestRequest.to("GET /albums/x/y/z"));

    assertThat(wrongMethod.problemCode()).isEqualTo("method-not-allowed");
    assertThat(wrongMethod.headers()).containsEntry("allow", "GET, HEAD, POST");
    assertThat(unknownPath.problemCode()).isEqualTo("not-found");
  }

  @Test
  void rejectsMissingAndInvalidTokens() {
    FunctionInvoker function = createUserFunction();

    assertThat(function.call(ME).problemCode()).isEqualTo("unauthorized");
    assertThat(function.call(ME.bearerToken("nonsense")).problemCode()).isEqualTo("unauthorized");
    assertThat(function.call(ME.header("authorization", "Basic YQ==")).problemCode())
        .isEqualTo("unauthorized");
  }

  /** RFC 9110, section 15.5.2: the client learns which credential the request needs. */
  @Test
  void namesNeededCredentialWhenTokenIsInvalid() {
    FunctionInvoker function = createUserFunction();

    TestResponse response = function.call(ME.bearerToken("nonsense"));

    assertThat(response.headers()).containsEntry("www-authenticate", "Bearer realm=\"wxalbum\"");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void respondsToHeadWithHeadersOfGet(boolean loggedIn) {
    TestCloud cloud = TestCloud.shared();
    String token = loggedIn ? cloud.issueToken(cloud.newUser()) : "nonsense";
    FunctionInvoker function = createUserFunction();
    TestResponse get = function.call(ME.bearerToken(token));

    TestResponse head = function.call(TestRequest.to("HEAD /me").bearerToken(token));

    assertThat(head.status()).isEqualTo(get.status());
    assertThat(head.headers().keySet()).isEqualTo(get.headers().keySet());
    assertThat(head.headers().get("content-type")).isEqualTo(get.headers().get("content-type"));
    assertThat(head.body().isMissingNode()).isTrue();
  }

  @Test
  void respondsToHeadOfUnknownPathWithoutBody() {
    FunctionInvoker function = createUserFunction();

    TestResponse head = function.callDefaultRoute(TestRequest.to("HEAD /nothing"));

    assertThat(head.status()).isEqualTo(404);
    assertThat(head.body().isMissingNode()).isTrue();
  }

  @Test
  void limitsBodyOfPublicRouteToFourKibibytes() {
    FunctionInvoker function =
        createInvoker(createRouter().addPublicRoute("POST /login", _ -> loginResponse()));
    TestRequest login = TestRequest.to("POST /login");

    TestResponse largest = function.call(login.rawBody("a".repeat(4096)));
    TestResponse tooLarge = function.call(login.rawBody("a".repeat(4097)));

    assertThat(largest.status()).isEqualTo(200);
    assertThat(tooLarge.problemCode()).isEqualTo("payload-too-large");
  }

  @Test
  void logsOneSummaryLinePerInvocation() throws Exception {
    TestCloud cloud = TestCloud.shared();
    UserSession user = cloud.newUser();
    String token = cloud.issueToken(user);

    CapturedLog log = CapturedLog.during(() -> createUserFunction().call(ME.bearerToken(token)));

    JsonNode line = log.summary();
    assertThat(line.path("route").asText()).isEqualTo("GET /me");
    assertThat(line.path("status").asInt()).isEqualTo(200);
    assertThat(line.path("userId").asText()).isEqualTo(user.userId().toString());
    assertThat(log.text()).doesNotContain(token, "sealed-openid");
  }

  @Test
  void logsStatusAndCodeWhenRequestIsRejected() throws Exception {
    CapturedLog log = CapturedLog.during(() -> createUserFunction().call(ME));

    assertThat(log.summary().path("status").asInt()).isEqualTo(401);
    assertThat(log.summary().path("code").asText()).isEqualTo("unauthorized");
  }

  @Test
  void returnsInternalErrorWhenEventIsNotJson() throws Exception {
    FunctionInvoker function = createUserFunction();

    CapturedLog log =
        CapturedLog.during(
            () ->
                assertThat(function.invoke("{\"body\": secret".getBytes(StandardCharsets.UTF_8)))
                    .contains("\"statusCode\":500"));

    assertThat(log.summary().path("status").asInt()).isEqualTo(500);
    assertThat(log.summary().path("code").asText()).isEqualTo("internal");
    assertThat(log.text()).doesNotContain("secret");
  }

  private static FunctionInvoker createUserFunction() {
    return createInvoker(
        createRouter()
            .addUserRoute("GET /me", (_, user) -> currentUserResponse(user.userId().toString())));
  }

  private static Response currentUserResponse(String id) {
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("id", id);
    user.put("createdAt", null);
    return Response.ok(
        Map.of(
            "user",
            user,
            "usage",
            Map.of("photos", 0, "bytes", 0, "reservedBytes", 0, "quotaBytes", 1)));
  }

  private static FunctionInvoker createFunction(RouteHandler action) {
    return createInvoker(createRouter().addPublicRoute("GET /me", action));
  }

  private static Response loginResponse() {
    return Response.ok(
        Map.of("token", "t", "expiresAt", "2026-05-01T09:30:00Z", "user", Map.of("id", "1")));
  }

  private static HttpRouter createRouter() {
    return new HttpRouter(
        new Telemetry("test", TestCloud.shared().settings()),
        TestCloud.shared().tokens(Clock.systemUTC()));
  }

  private static FunctionInvoker createInvoker(HttpRouter edge) {
    RequestStreamHandler handler = edge::handle;
    return new FunctionInvoker(handler);
  }

  private static Response throwBug(String message) {
    throw new IllegalArgumentException(message);
  }
}
