package wxalbum.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import wxalbum.album.Sha256;

/**
 * Exchanges login codes for sessions, as {@code jscode2session} of WeChat does. A code logs in the
 * user that it names. {@code code-anna} logs in Anna and can be reused. {@code anna} logs in Anna
 * too, but only once within five minutes, as codes of WeChat do. These codes return errors of
 * WeChat:
 *
 * <ul>
 *   <li>{@code busy}: -1, system busy
 *   <li>{@code invalid}: 40029, invalid code
 *   <li>{@code blocked}: 40226, high-risk user
 *   <li>{@code limited}: 45011, rate limit exceeded
 * </ul>
 */
final class WeChatCodes {
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final String LASTING = "code-";

  private final String appId;
  private final String secret;
  private final Clock clock;
  private final Map<String, Instant> used = new HashMap<>();

  WeChatCodes(String appId, String secret, Clock clock) {
    this.appId = appId;
    this.secret = secret;
    this.clock = clock;
  }

  /** Returns the JSON members of the response to a query. */
  synchronized Map<String, Object> session(Map<String, String> query) {
    if (!appId.equals(query.get("appid"))) {
      return refusal(40013, "invalid appid");
    }
    if (!secret.equals(query.get("secret"))) {
      return refusal(40125, "invalid appsecret");
    }
    if (!"authorization_code".equals(query.get("grant_type"))) {
      return refusal(40002, "invalid grant_type");
    }
    String code = query.getOrDefault("js_code", "");
    return switch (code) {
      case "", "invalid" -> refusal(40029, "invalid code");
      case "busy" -> refusal(-1, "system error");
      case "blocked" -> refusal(40226, "code blocked");
      case "limited" -> refusal(45011, "api minute-quota reach limit");
      default ->
          code.startsWith(LASTING) || isUnused(code)
              ? person(code.startsWith(LASTING) ? code.substring(LASTING.length()) : code)
              : refusal(40163, "code been used");
    };
  }

  private boolean isUnused(String code) {
    Instant now = clock.instant();
    used.values().removeIf(time -> !time.plus(LIFE).isAfter(now));
    return used.putIfAbsent(code, now) == null;
  }

  private Map<String, Object> person(String name) {
    Map<String, Object> session = new LinkedHashMap<>();
    session.put("session_key", Base64.getEncoder().encodeToString(hash("session " + name, 16)));
    session.put(
        "openid",
        "o" + Base64.getUrlEncoder().encodeToString(hash(appId + name, 21)).substring(0, 27));
    return session;
  }

  private static Map<String, Object> refusal(int code, String message) {
    Map<String, Object> refusal = new LinkedHashMap<>();
    refusal.put("errcode", code);
    refusal.put("errmsg", message);
    return refusal;
  }

  private static byte[] hash(String text, int length) {
    return Arrays.copyOf(Sha256.of(text).digest(), length);
  }
}
