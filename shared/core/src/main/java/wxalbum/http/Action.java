package wxalbum.http;

/** Handles the requests of one route. */
@FunctionalInterface
public interface Action {
  /**
   * Handles one request.
   *
   * @throws Refusal if the request is malformed or not allowed
   */
  Answer answer(Request request);
}
