package wxalbum.local;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.testing.ApiRequest;

/** Logs in while WeChat rejects codes, returns invalid responses or is unreachable. */
class NoSecretsOfWeChatTest {
  private static final String NOBODY = "127.0.0.1:1";

  private final Secrets secrets = new Secrets();
  private final SecretWatch watch = new SecretWatch(secrets);

  @ParameterizedTest
  @ValueSource(strings = {"invalid", "busy", "limited", "blocked"})
  void writesNoneOfTheCodesThatWeChatRefuses(String code) throws Exception {
    secrets.learn("\"" + code + "\"");

    watch.writesNone(Map.of(), cloud -> logIn(cloud, code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"openid\": \"",
        "{\"errcode\": 40125, \"errmsg\": \"",
        "",
        "{\"openid\": 7, \""
      })
  void writesNoneOfWhatWeChatAnswers(String beginning) throws Exception {
    String secretFields = Secrets.OPENID + "\", \"session_key\": \"" + Secrets.SESSION_KEY;

    try (Canned truncated = Canned.answering(200, beginning + secretFields);
        Canned complete = Canned.answering(200, beginning + secretFields + "\"}")) {
      watch.writesNone(
          Map.of("WECHAT_URL", truncated.address()), cloud -> logIn(cloud, Secrets.CODE));
      watch.writesNone(
          Map.of("WECHAT_URL", complete.address()), cloud -> logIn(cloud, Secrets.CODE));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://" + NOBODY, "http:/no-host", "ftp://" + NOBODY, "http://a b"})
  void writesNoneOfTheAddressThatItAsksWeChatAt(String address) throws Exception {
    watch.writesNone(Map.of("WECHAT_URL", address), cloud -> logIn(cloud, Secrets.CODE));
  }

  private static void logIn(Deployment cloud, String code) {
    cloud.call(ApiRequest.to("POST /login").json(Map.of("code", code)));
  }
}
