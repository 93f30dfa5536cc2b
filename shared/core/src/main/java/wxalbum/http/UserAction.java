package wxalbum.http;

import wxalbum.session.UserSession;

/** Handles the requests of authenticated users on one route. */
@FunctionalInterface
public interface UserAction {
  /**
   * Handles one request of a user.
   *
   * @throws Refusal if the request is malformed or not allowed
   */
  Answer answer(Request request, UserSession user);
}
