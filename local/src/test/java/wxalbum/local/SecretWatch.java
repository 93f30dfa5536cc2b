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
 * Searches for secrets in everything that is written: the log, both output streams of the process,
 * and exceptions that handlers throw, which Lambda logs.
 */
record SecretWatch(Secrets secrets) {
  private static final String APP_ID = "wx0123456789abcdef";

  /**
   * Calls functions in the default environment with some settings replaced. Asserts that no secret
   * is written, and that each invocation logs exactly one summary.
   */
  void writesNone(Map<String, String> other, Traffic traffic) throws Exception {
    ByteArrayOutputStream streams = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    WeChatCodes codes = new WeChatCodes(APP_ID, Secrets.APP_SECRET, Clock.systemUTC());
    secrets.learnAll(codes.session(question(Secrets.CODE)).values());
    try (WeChatStandIn weChat = WeChatStandIn.start(codes);
        Deployment cloud = new Deployment(environment(weChat, other));
        PrintStream captured = new PrintStream(streams, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      System.setErr(captured);
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

  /** Calls of functions. */
  @FunctionalInterface
  interface Traffic {
    /** Performs the calls. */
    void through(Deployment cloud) throws Exception;
  }
}
