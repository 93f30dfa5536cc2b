package wxalbum.idempotency;

import java.util.List;
import wxalbum.album.Id;
import wxalbum.http.Request;
import wxalbum.http.Response;
import wxalbum.http.problem.ProblemException;
import wxalbum.session.UserSession;

/** Handles the writing requests of users on one route. */
@FunctionalInterface
public interface WriteHandler {
  /**
   * Handles one request of a user.
   *
   * @throws ProblemException if the request is malformed or not allowed
   */
  Written handle(Request request, UserSession user);

  /**
   * A successful write.
   *
   * @param response response to the first request
   * @param resources what the write created or changed; a repeat renders them again
   */
  record Written(Response response, WrittenResources resources) {
    /** Creates a write of one resource. */
    public static Written of(Response response, Id resource) {
      return new Written(response, WrittenResources.of(List.of(resource)));
    }
  }
}
