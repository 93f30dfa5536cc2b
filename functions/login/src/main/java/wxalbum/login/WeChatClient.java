package wxalbum.login;

/** Exchanges login codes for openids with WeChat. */
public interface WeChatClient {
  /**
   * Exchanges a code for the openid of its user.
   *
   * @throws IllegalStateException if WeChat reports an error in the configuration of this function
   */
  Result exchange(String code);

  /** Exchanges an invalid code, to load the classes of an exchange before a snapshot. */
  default void prime() {
    var _ = exchange("priming");
  }

  /** The result of an exchange. */
  sealed interface Result {}

  /** WeChat returned the openid. The string form omits the openid. */
  record Authenticated(String openid) implements Result {
    @Override
    public String toString() {
      return "Authenticated[]";
    }
  }

  /** The code is wrong, used or expired, or its user is blocked. */
  record InvalidCode(int errcode) implements Result {}

  /** WeChat limits the login rate of this user. */
  record RateLimited() implements Result {}

  /** WeChat did not respond in time, or responded "busy". */
  record Unavailable() implements Result {}
}
