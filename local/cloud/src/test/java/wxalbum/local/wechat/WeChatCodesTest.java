package wxalbum.local.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wxalbum.http.Json;
import wxalbum.testkit.MutableClock;

class WeChatCodesTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-05-01T09:30:00Z"), ZoneOffset.UTC);

  private final WeChatCodes codes = new WeChatCodes("wx1", "secret", CLOCK);

  @Test
  void returnsSameOpenidForReusableCode() {
    Object first = codes.exchange(query("code-anna")).get("openid");
    Object second = codes.exchange(query("code-anna")).get("openid");

    assertThat(first).isEqualTo(second);
    assertThat(first).asString().matches("o[A-Za-z0-9_-]{27}");
  }

  @Test
  void acceptsSingleUseCodeOnce() {
    Map<String, Object> first = codes.exchange(query("anna"));
    Map<String, Object> second = codes.exchange(query("anna"));

    assertThat(first.get("openid")).isEqualTo(codes.exchange(query("code-anna")).get("openid"));
    assertThat(second.get("errcode")).isEqualTo(40163);
  }

  @Test
  void acceptsUsedCodeAgainAfterFiveMinutes() {
    MutableClock clock = new MutableClock().set(CLOCK.instant());
    WeChatCodes moving = new WeChatCodes("wx1", "secret", clock);
    moving.exchange(query("anna"));

    var _ = clock.advance(Duration.ofMinutes(5));

    assertThat(moving.exchange(query("anna"))).containsKey("openid");
  }

  @Test
  void returnsDifferentOpenidsForDifferentPeople() {
    Object anna = codes.exchange(query("code-anna")).get("openid");
    Object ben = codes.exchange(query("code-ben")).get("openid");

    assertThat(anna).isNotEqualTo(ben);
  }

  @ParameterizedTest
  @CsvSource({"busy,-1", "'',40029", "invalid,40029", "blocked,40226", "limited,45011"})
  void returnsErrorCodesOfWeChat(String code, int error) {
    assertThat(codes.exchange(query(code)).get("errcode")).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource({"appid,40013", "secret,40125", "grant_type,40002"})
  void rejectsWrongCredentials(String parameter, int error) {
    Map<String, String> query = query("code-anna");
    query.put(parameter, "wrong");

    assertThat(codes.exchange(query).get("errcode")).isEqualTo(error);
  }

  @Test
  void respondsWithPlainTextAndStatus200() throws Exception {
    try (FakeWeChatServer standIn = FakeWeChatServer.start(codes);
        HttpClient client = HttpClient.newHttpClient()) {
      URI address =
          standIn
              .baseUri()
              .resolve(
                  "/sns/jscode2session?appid=wx1&secret=secret&js_code=blocked"
                      + "&grant_type=authorization_code");

      HttpResponse<String> response =
          client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("content-type")).contains("text/plain");
      assertThat(Json.read(response.body()).path("errcode").asInt()).isEqualTo(40226);
    }
  }

  private static Map<String, String> query(String code) {
    return new HashMap<>(
        Map.of(
            "appid", "wx1",
            "secret", "secret",
            "grant_type", "authorization_code",
            "js_code", code));
  }
}
