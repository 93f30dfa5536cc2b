package wxalbum.managealbum;

import java.time.Duration;
import wxalbum.access.Denial;
import wxalbum.album.PhotoId;
import wxalbum.http.Request;
import wxalbum.http.Response;
import wxalbum.http.problem.AccessProblem;
import wxalbum.http.problem.ProblemCode;
import wxalbum.http.problem.ProblemException;
import wxalbum.session.UserSession;

/** Handles the routes that delete photos from the trash. */
record TrashRoutes(PurgePhoto purgePhoto, EmptyTrash emptyTrash) {

  Response purge(Request request, UserSession user) {
    PhotoId id = request.pathId("photoId", PhotoId::parse);
    return switch (purgePhoto.execute(user.userId(), id)) {
      case PurgePhoto.Purged _ -> Response.noContent();
      case PurgePhoto.Denied(Denial denial) -> throw AccessProblem.of(denial, "Photo");
    };
  }

  Response empty(Request request, UserSession user) {
    return switch (emptyTrash.execute(user.userId())) {
      case EmptyTrash.Emptied _ -> Response.noContent();
      case EmptyTrash.Incomplete _ ->
          throw new ProblemException(
              ProblemCode.TOO_MANY_REQUESTS
                  .toProblem("The trash has too many photos for one request. Send it again.")
                  .withRetryAfter(Duration.ofSeconds(1)));
    };
  }
}
