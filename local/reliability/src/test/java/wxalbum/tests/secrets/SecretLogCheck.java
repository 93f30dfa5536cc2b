package wxalbum.tests.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import wxalbum.local.wechat.FakeWeChatServer;
import wxalbum.local.wechat.WeChatCodes;
import wxalbum.testkit.CapturedLog;
import wxalbum.testkit.TestCloud;
import wxalbum.tests.fixture.TestDeployment;

/**
 * Searches for secrets in everything that is written: the log, both output streams of the process,
 * and exceptions that handlers throw, which Lambda logs.
 */
record SecretLogCheck(KnownSecrets secrets) {
  private static final String APP_ID = "wx0123456789abcdef";

  /**
   * Calls functions in the default environment with some settings replaced. Asserts that no secret
   * is written, and that each invocation logs exactly one summary.
   */
  void assertLogsNoSecret(Map<String, String> other, Traffic traffic) throws Exception {
    ByteArrayOutputStream streams = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    WeChatCodes codes = new WeChatCodes(APP_ID, KnownSecrets.APP_SECRET, Clock.systemUTC());
    secrets.addAll(codes.exchange(codeExchangeQuery(KnownSecrets.CODE)).values());
    try (FakeWeChatServer weChat = FakeWeChatServer.start(codes);
        TestDeployment cloud = new TestDeployment(environment(weChat, other));
        PrintStream captured = new PrintStream(streams, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      System.setErr(captured);
      CapturedLog log = CapturedLog.during(() -> traffic.sendTo(cloud));
      String written = log.text() + streams.toString(StandardCharsets.UTF_8) + cloud.exceptionLog();

      assertThat(secrets.findIn(written)).isEmpty();
      assertThat(log.summaries()).hasSize(cloud.invocationCount());
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private static Map<String, String> codeExchangeQuery(String code) {
    return Map.of(
        "appid",
        APP_ID,
        "secret",
        KnownSecrets.APP_SECRET,
        "grant_type",
        "authorization_code",
        "js_code",
        code);
  }

  private static Map<String, String> environment(
      FakeWeChatServer weChat, Map<String, String> other) {
    Map<String, String> environment = new HashMap<>(TestCloud.shared().isolatedEnvironment());
    environment.put("DATABASE_PASSWORD", KnownSecrets.PASSWORD);
    environment.put("WECHAT_APP_ID", APP_ID);
    environment.put("WECHAT_SECRET", KnownSecrets.APP_SECRET);
    environment.put("WECHAT_URL", weChat.baseUri().toString());
    environment.putAll(other);
    return environment;
  }

  /** Calls of functions. */
  @FunctionalInterface
  interface Traffic {
    /** Performs the calls. */
    void sendTo(TestDeployment cloud) throws Exception;
  }
}
