package wxalbum.login;

/** WeChat's word on who a code belongs to. */
public interface WeChatLogin {
  /**
   * Exchanges a code.
   *
   * @throws IllegalStateException when WeChat says that our own configuration is wrong
   */
  Result exchange(String code);

  /** Exchanges a code that nobody has: what an exchange needs is loaded then. */
  default void rehearse() {
    var _ = exchange("rehearsal");
  }

  /** What WeChat may say. */
  sealed interface Result {}

  /** The code belongs to this openid. */
  record Known(String openid) implements Result {
    @Override
    public String toString() {
      return "Known[]";
    }
  }

  /** The code is wrong, used or too old, or its user is blocked. */
  record Rejected(int errcode) implements Result {}

  /** Too many requests. */
  record TooOften() implements Result {}

  /** No answer in time, or "busy". */
  record Busy() implements Result {}
}
