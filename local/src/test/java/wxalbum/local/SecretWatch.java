package wxalbum.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import wxalbum.testing.Log;
import wxalbum.testing.TestCloud;

/**
 * Looks for secrets in all that is written: the log, both streams of the process, and what handlers
 * throw for Lambda to write down.
 */
record SecretWatch(Secrets secrets) {
  private static final String APP_ID = "wx0123456789abcdef";

  /**
   * Lets traffic through functions in the usual environment with some other values, and fails where
   * a secret is written, or not one summary for each invocation.
   */
  void writesNone(Map<String, String> other, Traffic traffic) throws Exception {
    ByteArrayOutputStream streams = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    WeChatCodes codes = new WeChatCodes(APP_ID, Secrets.APP_SECRET, Clock.systemUTC());
    secrets.learnAll(codes.session(question(Secrets.CODE)).values());
    try (WeChatStandIn weChat = WeChatStandIn.start(codes);
        Deployment cloud = new Deployment(environment(weChat, other));
        PrintStream both = new PrintStream(streams, true, StandardCharsets.UTF_8)) {
      System.setOut(both);
      System.setErr(both);
      Log log = Log.during(() -> traffic.through(cloud));
      String written = log.text() + streams.toString(StandardCharsets.UTF_8) + cloud.thrown();

      assertThat(secrets.in(written)).isEmpty();
      assertThat(log.summaries()).hasSize(cloud.invocations());
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private static Map<String, String> question(String code) {
    return Map.of(
        "appid",
        APP_ID,
        "secret",
        Secrets.APP_SECRET,
        "grant_type",
        "authorization_code",
        "js_code",
        code);
  }

  private static Map<String, String> environment(WeChatStandIn weChat, Map<String, String> other) {
    Map<String, String> environment = new HashMap<>(TestCloud.shared().environment());
    environment.put("DATABASE_PASSWORD", Secrets.PASSWORD);
    environment.put("WECHAT_APP_ID", APP_ID);
    environment.put("WECHAT_SECRET", Secrets.APP_SECRET);
    environment.put("WECHAT_URL", weChat.address().toString());
    environment.putAll(other);
    return environment;
  }

  /** What functions are called with. */
  @FunctionalInterface
  interface Traffic {
    /** Calls them. */
    void through(Deployment cloud) throws Exception;
  }
}
