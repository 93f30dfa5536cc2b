package wxalbum.tests.secrets;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.testkit.FixedResponseServer;
import wxalbum.testkit.TestRequest;
import wxalbum.tests.fixture.TestDeployment;

/** Logs in while WeChat rejects codes, returns invalid responses or is unreachable. */
class WeChatSecretsNotLoggedTest {
  private static final String UNREACHABLE = "127.0.0.1:1";

  private final KnownSecrets secrets = new KnownSecrets();
  private final SecretLogCheck logCheck = new SecretLogCheck(secrets);

  @ParameterizedTest
  @ValueSource(strings = {"invalid", "busy", "limited", "blocked"})
  void doesNotLogCodesRejectedByWeChat(String code) throws Exception {
    secrets.add("\"" + code + "\"");

    logCheck.assertLogsNoSecret(Map.of(), cloud -> logIn(cloud, code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"openid\": \"",
        "{\"errcode\": 40125, \"errmsg\": \"",
        "",
        "{\"openid\": 7, \""
      })
  void doesNotLogResponsesOfWeChat(String beginning) throws Exception {
    String secretFields =
        KnownSecrets.OPENID + "\", \"session_key\": \"" + KnownSecrets.SESSION_KEY;

    try (FixedResponseServer truncated =
            FixedResponseServer.respondingWith(200, beginning + secretFields);
        FixedResponseServer complete =
            FixedResponseServer.respondingWith(200, beginning + secretFields + "\"}")) {
      logCheck.assertLogsNoSecret(
          Map.of("WECHAT_URL", truncated.address()), cloud -> logIn(cloud, KnownSecrets.CODE));
      logCheck.assertLogsNoSecret(
          Map.of("WECHAT_URL", complete.address()), cloud -> logIn(cloud, KnownSecrets.CODE));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://" + UNREACHABLE, "http:/no-host", "ftp://" + UNREACHABLE, "http://a b"})
  void doesNotLogUrlOfWeChatRequest(String address) throws Exception {
    logCheck.assertLogsNoSecret(
        Map.of("WECHAT_URL", address), cloud -> logIn(cloud, KnownSecrets.CODE));
  }

  private static void logIn(TestDeployment cloud, String code) {
    cloud.call(TestRequest.to("POST /login").jsonBody(Map.of("code", code)));
  }
}
