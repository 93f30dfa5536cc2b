package wxalbum.http;

import wxalbum.session.UserSession;

/** Answers the requests that logged-in users make on one route. */
@FunctionalInterface
public interface UserAction {
  /**
   * Answers one request of a user.
   *
   * @throws Refusal where the request cannot be understood or may not be asked
   */
  Answer answer(Request request, UserSession user);
}
