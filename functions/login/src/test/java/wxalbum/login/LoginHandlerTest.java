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
import wxalbum.session.TokenKeys;
import wxalbum.session.Tokens;
import wxalbum.settings.Settings;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.Events;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.Log;

class LoginHandlerTest {
  private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final String ALICE =
      "{\"session_key\":\"c2Vzc2lvbg==\",\"openid\":\"oAlice\",\"unionid\":\"u\"}";
  private static final String BUSY = "{\"errcode\":-1,\"errmsg\":\"system busy\"}";

  @Test
  void answersACodeWithATokenOfTheUser() throws IOException {
    ApiResponse response;

    try (ScriptedWeChat weChat = new ScriptedWeChat(ALICE)) {
      response = login(weChat).call(code("081abc"));
    }

    assertThat(response.status()).isEqualTo(200);
    assertThat(tokens().verifyUser(response.text("/token")).orElseThrow().userId().toString())
        .isEqualTo(response.text("/user/id"));
  }

  @Test
  void knowsAUserAgain() throws IOException {
    ApiResponse first;
    ApiResponse second;

    try (ScriptedWeChat weChat = new ScriptedWeChat(ALICE, ALICE.replace("c2V", "xyz"))) {
      first = login(weChat).call(code("1"));
      second = login(weChat).call(code("2"));
    }

    assertThat(second.text("/user/id")).isEqualTo(first.text("/user/id"));
  }

  @Test
  void putsNeitherOpenidNorSessionKeyIntoTheAnswer() throws IOException {
    ApiResponse response;

    try (ScriptedWeChat weChat = new ScriptedWeChat(ALICE)) {
      response = login(weChat).call(code("081abc"));
    }

    String token = response.text("/token");
    String claims =
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    assertThat(response.body().toString() + claims).doesNotContain("oAlice", "c2Vzc2lvbg==");
  }

  @Test
  void asksWeChatAsItIsDocumented() throws IOException {
    ScriptedWeChat weChat = new ScriptedWeChat(ALICE);

    try (weChat) {
      var _ = login(weChat).call(code("081 a&b"));
    }

    assertThat(weChat.queries())
        .containsExactly(
            "appid=wx123&secret=s3cret&js_code=081+a%26b&grant_type=authorization_code");
  }

  @Test
  void takesAnErrcodeOfZeroForSuccess() throws IOException {
    ApiResponse response;

    try (ScriptedWeChat weChat =
        new ScriptedWeChat("{\"openid\":\"oBob\",\"session_key\":\"k\",\"errcode\":0}")) {
      response = login(weChat).call(code("1"));
    }

    assertThat(response.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {40029, 40163, 40226})
  void refusesACodeThatWeChatRejects(int errcode) throws IOException {
    ApiResponse response;

    try (ScriptedWeChat weChat =
        new ScriptedWeChat("{\"errcode\":" + errcode + ",\"errmsg\":\"invalid code\"}")) {
      response = login(weChat).call(code("1"));
    }

    assertThat(response.code()).isEqualTo("unauthorized");
  }

  @Test
  void asksABusyWeChatOnceMore() throws IOException {
    ScriptedWeChat weChat = new ScriptedWeChat(BUSY, ALICE);
    ApiResponse response;

    try (weChat) {
      response = login(weChat).call(code("1"));
    }

    assertThat(response.status()).isEqualTo(200);
    assertThat(weChat.queries()).hasSize(2);
  }

  @Test
  void saysWhenToTryAgainWhileWeChatIsBusy() throws IOException {
    ScriptedWeChat weChat = new ScriptedWeChat(BUSY, BUSY, ALICE);
    ApiResponse response;

    try (weChat) {
      response = login(weChat).call(code("1"));
    }

    assertThat(response.code()).isEqualTo("unavailable");
    assertThat(response.headers()).containsEntry("retry-after", "2");
    assertThat(weChat.queries()).hasSize(2);
  }

  @Test
  void saysWhenToTryAgainWhenWeChatDoesNotAnswer() throws IOException {
    ScriptedWeChat weChat = new ScriptedWeChat();
    weChat.close();

    ApiResponse response = login(weChat).call(code("1"));

    assertThat(response.code()).isEqualTo("unavailable");
  }

  @Test
  void saysSoWhenOneUserLogsInTooOften() throws IOException {
    ApiResponse response;

    try (ScriptedWeChat weChat = new ScriptedWeChat("{\"errcode\":45011,\"errmsg\":\"limit\"}")) {
      response = login(weChat).call(code("1"));
    }

    assertThat(response.code()).isEqualTo("too-many-requests");
    assertThat(response.headers()).containsEntry("retry-after", "60");
  }

  @Test
  void takesAWrongSecretForAFaultOfOurs() throws IOException {
    ApiResponse response;

    try (ScriptedWeChat weChat =
        new ScriptedWeChat("{\"errcode\":40125,\"errmsg\":\"invalid appsecret\"}")) {
      response = login(weChat).call(code("1"));
    }

    assertThat(response.code()).isEqualTo("internal");
    assertThat(response.body().toString()).doesNotContain("appsecret");
  }

  @Test
  void namesTheFaultsOfTheRequest() throws IOException {
    ApiResponse response;

    try (ScriptedWeChat weChat = new ScriptedWeChat()) {
      response =
          login(weChat)
              .call(ApiRequest.to("POST /login").json(Map.of("code", 7, "nickname", "Alice")));
    }

    assertThat(response.faults()).containsExactlyInAnyOrder("/code", "/nickname");
  }

  @Test
  void countsTheRefusedByCode() throws Exception {
    Log log;

    try (ScriptedWeChat weChat = new ScriptedWeChat("{\"errcode\":40029,\"errmsg\":\"no\"}")) {
      log = Log.during(() -> login(weChat).call(code("1")));
    }

    assertThat(log.summary().path("LoginRejections").asInt()).isEqualTo(1);
    assertThat(log.summary().path("code").asText()).isEqualTo("unauthorized");
  }

  @Test
  void answersTheSampleEvent() throws IOException {
    String response;

    try (ScriptedWeChat weChat = new ScriptedWeChat(ALICE)) {
      response = login(weChat).invoke(Events.sample("login.json"));
    }

    assertThat(response).contains("\"statusCode\":200");
  }

  private static FunctionDriver login(ScriptedWeChat weChat) {
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
            weChat.address());
    return new FunctionDriver(
        ScopedValue.where(Settings.ENVIRONMENT, environment).call(LoginHandler::new));
  }

  private static Tokens tokens() {
    return new Tokens(TokenKeys.parse("test:" + KEY), Clock.systemUTC());
  }

  private static ApiRequest code(String code) {
    return ApiRequest.to("POST /login").json(Map.of("code", code));
  }
}
