package wxalbum.managealbum;

import java.time.Duration;
import java.util.List;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.http.BodyReader;
import wxalbum.http.Request;
import wxalbum.http.Response;
import wxalbum.http.problem.ProblemCode;
import wxalbum.http.problem.ProblemException;
import wxalbum.session.UserSession;
import wxalbum.telemetry.Invocation;
import wxalbum.view.ViewFactory;

/** Handles the routes that change albums. */
record AlbumWriteRoutes(
    CreateAlbum createAlbum, UpdateAlbum updateAlbum, DeleteAlbum deleteAlbum, ViewFactory views) {

  Response create(Request request, UserSession user) {
    BodyReader body = request.bodyReader();
    List<String> texts =
        body.requireValid(
            List.of(AlbumTextReader.readTitle(body), AlbumTextReader.readDescription(body)));
    Album album = createAlbum.execute(user, texts.get(0), texts.get(1));
    Invocation.current().putContextId("albumId", album.id());
    return Response.created(views.toAlbumView(album));
  }

  Response update(Request request, UserSession user) {
    AlbumId id = parseAlbumId(request);
    AlbumUpdate change = AlbumUpdate.read(request.bodyReader());
    return switch (updateAlbum.execute(user.userId(), id, change)) {
      case UpdateAlbum.Updated changed -> Response.ok(views.toAlbumView(changed.album()));
      case UpdateAlbum.NotFound _ -> throw albumNotFound();
      case UpdateAlbum.InvalidCover _ ->
          throw ProblemException.ofField(
              "/coverPhotoId", "The cover must be a ready photo of this album.");
    };
  }

  Response delete(Request request, UserSession user) {
    return switch (deleteAlbum.execute(user.userId(), parseAlbumId(request))) {
      case DeleteAlbum.Deleted _ -> Response.noContent();
      case DeleteAlbum.NotFound _ -> throw albumNotFound();
      case DeleteAlbum.Incomplete _ ->
          throw new ProblemException(
              ProblemCode.TOO_MANY_REQUESTS
                  .toProblem("The album has too many photos for one request. Send it again.")
                  .withRetryAfter(Duration.ofSeconds(1)));
    };
  }

  private static AlbumId parseAlbumId(Request request) {
    return request.pathId("albumId", AlbumId::parse);
  }

  private static ProblemException albumNotFound() {
    return new ProblemException(ProblemCode.NOT_FOUND.toProblem("Album not found."));
  }
}
