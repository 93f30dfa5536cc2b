package wxalbum.http;

import wxalbum.http.problem.ProblemException;

/** Handles the requests of one route. */
@FunctionalInterface
public interface RouteHandler {
  /**
   * Handles one request.
   *
   * @throws ProblemException if the request is malformed or not allowed
   */
  Response handle(Request request);
}
