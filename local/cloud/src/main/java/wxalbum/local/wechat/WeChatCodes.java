package wxalbum.local.wechat;

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
public final class WeChatCodes {
  private static final Duration CODE_TTL = Duration.ofMinutes(5);
  private static final String REUSABLE_PREFIX = "code-";

  private final String appId;
  private final String secret;
  private final Clock clock;
  private final Map<String, Instant> used = new HashMap<>();

  public WeChatCodes(String appId, String secret, Clock clock) {
    this.appId = appId;
    this.secret = secret;
    this.clock = clock;
  }

  /** Returns the JSON members of the response to a query. */
  public synchronized Map<String, Object> exchange(Map<String, String> query) {
    if (!appId.equals(query.get("appid"))) {
      return error(40013, "invalid appid");
    }
    if (!secret.equals(query.get("secret"))) {
      return error(40125, "invalid appsecret");
    }
    if (!"authorization_code".equals(query.get("grant_type"))) {
      return error(40002, "invalid grant_type");
    }
    String code = query.getOrDefault("js_code", "");
    return switch (code) {
      case "", "invalid" -> error(40029, "invalid code");
      case "busy" -> error(-1, "system error");
      case "blocked" -> error(40226, "code blocked");
      case "limited" -> error(45011, "api minute-quota reach limit");
      default ->
          code.startsWith(REUSABLE_PREFIX) || tryUse(code)
              ? createSession(
                  code.startsWith(REUSABLE_PREFIX)
                      ? code.substring(REUSABLE_PREFIX.length())
                      : code)
              : error(40163, "code been used");
    };
  }

  private boolean tryUse(String code) {
    Instant now = clock.instant();
    used.values().removeIf(time -> !time.plus(CODE_TTL).isAfter(now));
    return used.putIfAbsent(code, now) == null;
  }

  private Map<String, Object> createSession(String name) {
    Map<String, Object> session = new LinkedHashMap<>();
    session.put("session_key", Base64.getEncoder().encodeToString(hash("session " + name, 16)));
    session.put(
        "openid",
        "o" + Base64.getUrlEncoder().encodeToString(hash(appId + name, 21)).substring(0, 27));
    return session;
  }

  private static Map<String, Object> error(int code, String message) {
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("errcode", code);
    response.put("errmsg", message);
    return response;
  }

  private static byte[] hash(String text, int length) {
    return Arrays.copyOf(Sha256.hash(text).toBytes(), length);
  }
}
