package wxalbum.login;

import wxalbum.album.UserId;
import wxalbum.session.IssuedToken;
import wxalbum.session.SessionTokens;
import wxalbum.session.UserSession;

/** Logs a user in with a code that {@code wx.login} issued on the phone. */
public final class LogIn {
  private final WeChatClient weChat;
  private final OpenIdCipher openIdCipher;
  private final SessionTokens tokens;

  /** Creates the use case. */
  public LogIn(WeChatClient weChat, OpenIdCipher openIdCipher, SessionTokens tokens) {
    this.weChat = weChat;
    this.openIdCipher = openIdCipher;
    this.tokens = tokens;
  }

  /** Exchanges a code for a token. WeChat accepts a code once, so a retry needs a new code. */
  public Outcome execute(String code) {
    return switch (weChat.exchange(code)) {
      case WeChatClient.Authenticated authenticated -> {
        UserId user = openIdCipher.deriveUserId(authenticated.openid());
        UserSession session = new UserSession(user, openIdCipher.seal(authenticated.openid()));
        IssuedToken token = tokens.issueUserToken(session);
        yield new LoggedIn(user, token);
      }
      case WeChatClient.InvalidCode _ -> new InvalidCode();
      case WeChatClient.RateLimited _ -> new RateLimited();
      case WeChatClient.Unavailable _ -> new Unavailable();
    };
  }

  /** Runs encryption, signing and an HTTP request once, to load their classes before a snapshot. */
  void prime() {
    String openid = "nobody";
    var _ =
        tokens.issueUserToken(
            new UserSession(openIdCipher.deriveUserId(openid), openIdCipher.seal(openid)));
    weChat.prime();
  }

  /** The result of a login. */
  public sealed interface Outcome {}

  /** The user is logged in. */
  public record LoggedIn(UserId user, IssuedToken token) implements Outcome {}

  /** WeChat rejected the code: it is wrong, used or expired, or the user is blocked. */
  public record InvalidCode() implements Outcome {}

  /** WeChat limits the login rate of this user. */
  public record RateLimited() implements Outcome {}

  /** WeChat did not respond in time, or was busy twice. */
  public record Unavailable() implements Outcome {}
}
