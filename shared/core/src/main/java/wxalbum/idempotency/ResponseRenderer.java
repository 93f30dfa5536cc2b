package wxalbum.idempotency;

import wxalbum.http.Request;
import wxalbum.http.problem.ProblemException;
import wxalbum.session.UserSession;

/** Renders the response to a repeated write from the current rows. */
@FunctionalInterface
public interface ResponseRenderer {
  /**
   * Returns the body of the response. The filter adds the status of the first response.
   *
   * @param written resources of the first request
   * @throws ProblemException if the user may not see the resources any more, or they are gone
   */
  Object render(Request request, UserSession user, WrittenResources written);
}
