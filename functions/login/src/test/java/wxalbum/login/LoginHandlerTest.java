package wxalbum.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.session.SessionTokens;
import wxalbum.settings.KeyRing;
import wxalbum.settings.Settings;
import wxalbum.testkit.CapturedLog;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.SampleEventFiles;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

class LoginHandlerTest {
  private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final String ALICE =
      "{\"session_key\":\"c2Vzc2lvbg==\",\"openid\":\"oAlice\",\"unionid\":\"u\"}";
  private static final String BUSY = "{\"errcode\":-1,\"errmsg\":\"system busy\"}";

  @Test
  void returnsTokenOfUserForValidCode() throws IOException {
    TestResponse response;

    try (ScriptedWeChatServer weChat = new ScriptedWeChatServer(ALICE)) {
      response = createFunction(weChat).call(requestWithCode("081abc"));
    }

    assertThat(response.status()).isEqualTo(200);
    assertThat(
            tokens().verifyUserToken(response.textAt("/token")).orElseThrow().userId().toString())
        .isEqualTo(response.textAt("/user/id"));
  }

  @Test
  void returnsSameUserIdAtEveryLogin() throws IOException {
    TestResponse first;
    TestResponse second;

    try (ScriptedWeChatServer weChat =
        new ScriptedWeChatServer(ALICE, ALICE.replace("c2V", "xyz"))) {
      first = createFunction(weChat).call(requestWithCode("1"));
      second = createFunction(weChat).call(requestWithCode("2"));
    }

    assertThat(second.textAt("/user/id")).isEqualTo(first.textAt("/user/id"));
  }

  @Test
  void omitsOpenidAndSessionKeyFromResponse() throws IOException {
    TestResponse response;

    try (ScriptedWeChatServer weChat = new ScriptedWeChatServer(ALICE)) {
      response = createFunction(weChat).call(requestWithCode("081abc"));
    }

    String token = response.textAt("/token");
    String claims =
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    assertThat(response.body().toString() + claims).doesNotContain("oAlice", "c2Vzc2lvbg==");
  }

  @Test
  void sendsDocumentedQueryToWeChat() throws IOException {
    ScriptedWeChatServer weChat = new ScriptedWeChatServer(ALICE);

    try (weChat) {
      var _ = createFunction(weChat).call(requestWithCode("081 a&b"));
    }

    assertThat(weChat.queries())
        .containsExactly(
            "appid=wx123&secret=s3cret&js_code=081+a%26b&grant_type=authorization_code");
  }

  @Test
  void acceptsErrcodeZeroAsSuccess() throws IOException {
    TestResponse response;

    try (ScriptedWeChatServer weChat =
        new ScriptedWeChatServer("{\"openid\":\"oBob\",\"session_key\":\"k\",\"errcode\":0}")) {
      response = createFunction(weChat).call(requestWithCode("1"));
    }

    assertThat(response.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {40029, 40163, 40226})
  void returnsUnauthorizedWhenWeChatRejectsCode(int errcode) throws IOException {
    TestResponse response;

    try (ScriptedWeChatServer weChat =
        new ScriptedWeChatServer("{\"errcode\":" + errcode + ",\"errmsg\":\"invalid code\"}")) {
      response = createFunction(weChat).call(requestWithCode("1"));
    }

    assertThat(response.problemCode()).isEqualTo("unauthorized");
  }

  @Test
  void retriesOnceWhenWeChatIsBusy() throws IOException {
    ScriptedWeChatServer weChat = new ScriptedWeChatServer(BUSY, ALICE);
    TestResponse response;

    try (weChat) {
      response = createFunction(weChat).call(requestWithCode("1"));
    }

    assertThat(response.status()).isEqualTo(200);
    assertThat(weChat.queries()).hasSize(2);
  }

  @Test
  void returnsRetryAfterWhenWeChatIsBusyTwice() throws IOException {
    ScriptedWeChatServer weChat = new ScriptedWeChatServer(BUSY, BUSY, ALICE);
    TestResponse response;

    try (weChat) {
      response = createFunction(weChat).call(requestWithCode("1"));
    }

    assertThat(response.problemCode()).isEqualTo("unavailable");
    assertThat(response.headers()).containsEntry("retry-after", "2");
    assertThat(weChat.queries()).hasSize(2);
  }

  @Test
  void returnsUnavailableWhenWeChatIsUnreachable() throws IOException {
    ScriptedWeChatServer weChat = new ScriptedWeChatServer();
    weChat.close();

    TestResponse response = createFunction(weChat).call(requestWithCode("1"));

    assertThat(response.problemCode()).isEqualTo("unavailable");
  }

  @Test
  void returnsTooManyRequestsWhenWeChatLimitsUser() throws IOException {
    TestResponse response;

    try (ScriptedWeChatServer weChat =
        new ScriptedWeChatServer("{\"errcode\":45011,\"errmsg\":\"limit\"}")) {
      response = createFunction(weChat).call(requestWithCode("1"));
    }

    assertThat(response.problemCode()).isEqualTo("too-many-requests");
    assertThat(response.headers()).containsEntry("retry-after", "60");
  }

  @Test
  void returnsInternalErrorWhenAppSecretIsWrong() throws IOException {
    TestResponse response;

    try (ScriptedWeChatServer weChat =
        new ScriptedWeChatServer("{\"errcode\":40125,\"errmsg\":\"invalid appsecret\"}")) {
      response = createFunction(weChat).call(requestWithCode("1"));
    }

    assertThat(response.problemCode()).isEqualTo("internal");
    assertThat(response.body().toString()).doesNotContain("appsecret");
  }

  @Test
  void reportsInvalidAndUnknownFields() throws IOException {
    TestResponse response;

    try (ScriptedWeChatServer weChat = new ScriptedWeChatServer()) {
      response =
          createFunction(weChat)
              .call(TestRequest.to("POST /login").jsonBody(Map.of("code", 7, "nickname", "Alice")));
    }

    assertThat(response.errorPointers()).containsExactlyInAnyOrder("/code", "/nickname");
  }

  @Test
  void countsRejectedLoginsByProblemCode() throws Exception {
    CapturedLog log;

    try (ScriptedWeChatServer weChat =
        new ScriptedWeChatServer("{\"errcode\":40029,\"errmsg\":\"no\"}")) {
      log = CapturedLog.during(() -> createFunction(weChat).call(requestWithCode("1")));
    }

    assertThat(log.summary().path("LoginRejections").asInt()).isEqualTo(1);
    assertThat(log.summary().path("code").asText()).isEqualTo("unauthorized");
  }

  @Test
  void respondsToSampleEvent() throws IOException {
    String response;

    try (ScriptedWeChatServer weChat = new ScriptedWeChatServer(ALICE)) {
      response = createFunction(weChat).invoke(SampleEventFiles.read("login.json"));
    }

    assertThat(response).contains("\"statusCode\":200");
  }

  private static FunctionInvoker createFunction(ScriptedWeChatServer weChat) {
    Map<String, String> environment =
        Map.of(
            "TOKEN_KEYS",
            "test:" + KEY,
            "USER_KEY",
            KEY,
            "WECHAT_APP_ID",
            "wx123",
            "WECHAT_SECRET",
            "s3cret",
            "WECHAT_URL",
            weChat.baseUrl());
    return new FunctionInvoker(
        ScopedValue.where(Settings.ENVIRONMENT, environment).call(LoginHandler::new));
  }

  private static SessionTokens tokens() {
    return new SessionTokens(KeyRing.parse("test:" + KEY), Clock.systemUTC());
  }

  private static TestRequest requestWithCode(String code) {
    return TestRequest.to("POST /login").jsonBody(Map.of("code", code));
  }
}
