package wxalbum.http;

import wxalbum.http.problem.ProblemException;
import wxalbum.session.UserSession;

/** Handles the requests of authenticated users on one route. */
@FunctionalInterface
public interface UserRouteHandler {
  /**
   * Handles one request of a user.
   *
   * @throws ProblemException if the request is malformed or not allowed
   */
  Response handle(Request request, UserSession user);
}
