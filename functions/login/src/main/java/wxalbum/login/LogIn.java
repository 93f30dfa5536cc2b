package wxalbum.login;

import wxalbum.album.UserId;
import wxalbum.session.IssuedToken;
import wxalbum.session.Tokens;
import wxalbum.session.UserSession;

/** Logs a user in with the code that wx.login gave to his phone. */
public final class LogIn {
  private final WeChatLogin weChat;
  private final Openids openids;
  private final Tokens tokens;

  /** Asks WeChat who it is, and issues tokens. */
  public LogIn(WeChatLogin weChat, Openids openids, Tokens tokens) {
    this.weChat = weChat;
    this.openids = openids;
    this.tokens = tokens;
  }

  /** Exchanges a code for a token. WeChat takes a code once, so this cannot be repeated. */
  public Outcome with(String code) {
    return switch (weChat.exchange(code)) {
      case WeChatLogin.Known known -> {
        UserId user = openids.userId(known.openid());
        IssuedToken token = tokens.issue(new UserSession(user, openids.seal(known.openid())));
        yield new LoggedIn(user, token);
      }
      case WeChatLogin.Rejected _ -> new Refused();
      case WeChatLogin.TooOften _ -> new TooOften();
      case WeChatLogin.Busy _ -> new Busy();
    };
  }

  /** Seals, signs and asks once, for nobody: what that needs is loaded then. */
  void rehearse() {
    String nobody = "nobody";
    var _ = tokens.issue(new UserSession(openids.userId(nobody), openids.seal(nobody)));
    weChat.rehearse();
  }

  /** How logging in ends. */
  public sealed interface Outcome {}

  /** The user is logged in. */
  public record LoggedIn(UserId user, IssuedToken token) implements Outcome {}

  /** WeChat does not take the code: wrong, used, too old, or of a blocked user. */
  public record Refused() implements Outcome {}

  /** WeChat has had too many requests of this user. */
  public record TooOften() implements Outcome {}

  /** WeChat did not answer in time, or was busy twice. */
  public record Busy() implements Outcome {}
}
