package wxalbum.http;

/** Answers the requests of one route. */
@FunctionalInterface
public interface Action {
  /**
   * Answers one request.
   *
   * @throws Refusal where the request cannot be understood or may not be asked
   */
  Answer answer(Request request);
}
