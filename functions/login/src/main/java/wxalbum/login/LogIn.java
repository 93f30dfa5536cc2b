package wxalbum.login;

import wxalbum.album.UserId;
import wxalbum.session.IssuedToken;
import wxalbum.session.Tokens;
import wxalbum.session.UserSession;

/** Logs a user in with a code that {@code wx.login} issued on the phone. */
public final class LogIn {
  private final WeChatLogin weChat;
  private final Openids openids;
  private final Tokens tokens;

  /** Creates the use case. */
  public LogIn(WeChatLogin weChat, Openids openids, Tokens tokens) {
    this.weChat = weChat;
    this.openids = openids;
    this.tokens = tokens;
  }

  /** Exchanges a code for a token. WeChat accepts a code once, so a retry needs a new code. */
  public Outcome with(String code) {
    return switch (weChat.exchange(code)) {
      case WeChatLogin.Known authenticated -> {
        UserId user = openids.userId(authenticated.openid());
        UserSession session = new UserSession(user, openids.seal(authenticated.openid()));
        IssuedToken token = tokens.issue(session);
        yield new LoggedIn(user, token);
      }
      case WeChatLogin.Rejected _ -> new Refused();
      case WeChatLogin.TooOften _ -> new TooOften();
      case WeChatLogin.Busy _ -> new Busy();
    };
  }

  /** Runs encryption, signing and an HTTP request once, to load their classes before a snapshot. */
  void rehearse() {
    String openid = "nobody";
    var _ = tokens.issue(new UserSession(openids.userId(openid), openids.seal(openid)));
    weChat.rehearse();
  }

  /** The result of a login. */
  public sealed interface Outcome {}

  /** The user is logged in. */
  public record LoggedIn(UserId user, IssuedToken token) implements Outcome {}

  /** WeChat rejected the code: it is wrong, used or expired, or the user is blocked. */
  public record Refused() implements Outcome {}

  /** WeChat limits the login rate of this user. */
  public record TooOften() implements Outcome {}

  /** WeChat did not respond in time, or was busy twice. */
  public record Busy() implements Outcome {}
}
