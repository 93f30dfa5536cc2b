package wxalbum.managealbum;

import java.time.Duration;
import java.util.List;
import wxalbum.access.Access;
import wxalbum.access.Access.Denied;
import wxalbum.access.Access.Granted;
import wxalbum.access.AlbumAccess;
import wxalbum.access.Denial;
import wxalbum.access.Permission;
import wxalbum.access.Role;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.http.BodyReader;
import wxalbum.http.Request;
import wxalbum.http.Response;
import wxalbum.http.problem.AccessProblem;
import wxalbum.http.problem.ProblemCode;
import wxalbum.http.problem.ProblemException;
import wxalbum.idempotency.IdempotencyFilter;
import wxalbum.idempotency.WriteHandler.Written;
import wxalbum.idempotency.WrittenResources;
import wxalbum.session.UserSession;
import wxalbum.telemetry.Invocation;
import wxalbum.view.ViewFactory;

/** Handles the routes that change albums. */
record AlbumWriteRoutes(
    AlbumAccess access,
    CreateAlbum createAlbum,
    UpdateAlbum updateAlbum,
    DeleteAlbum deleteAlbum,
    ViewFactory views) {

  Written create(Request request, UserSession user) {
    BodyReader body = request.bodyReader();
    List<String> texts =
        body.requireValid(
            List.of(AlbumTextReader.readTitle(body), AlbumTextReader.readDescription(body)));
    return switch (createAlbum.execute(user, texts.get(0), texts.get(1))) {
      case CreateAlbum.Created(Album album) -> {
        Invocation.current().putContextId("albumId", album.id());
        yield Written.of(Response.created(views.toAlbumView(album, Role.OWNER)), album.id());
      }
      case CreateAlbum.LimitReached _ ->
          throw new ProblemException(
              ProblemCode.LIMIT_REACHED.toProblem(
                  "You have the maximum of "
                      + CreateAlbum.MAX_ALBUMS
                      + " albums. A deleted album counts until it is purged."));
    };
  }

  /** Renders the album that an earlier request created. */
  Object renderCreated(Request request, UserSession user, WrittenResources written) {
    return switch (findAlbum(written.only(AlbumId::new), user)) {
      case Granted<Album>(Album album, Role role) -> views.toAlbumView(album, role);
      case Denied<Album> _ -> throw IdempotencyFilter.resourceGone();
    };
  }

  Written update(Request request, UserSession user) {
    AlbumId id = parseAlbumId(request);
    AlbumUpdate change = AlbumUpdate.read(request.bodyReader());
    return switch (updateAlbum.execute(user.userId(), id, change)) {
      case UpdateAlbum.Updated(Album album, Role role) ->
          Written.of(Response.ok(views.toAlbumView(album, role)), id);
      case UpdateAlbum.Denied(Denial denial) -> throw AccessProblem.of(denial, "Album");
      case UpdateAlbum.InvalidCover _ ->
          throw ProblemException.ofField(
              "/coverPhotoId", "The cover must be a ready photo of this album.");
    };
  }

  /** Renders the album that an earlier request updated. */
  Object renderUpdated(Request request, UserSession user, WrittenResources written) {
    return switch (findAlbum(written.only(AlbumId::new), user)) {
      case Granted<Album>(Album album, Role role) -> views.toAlbumView(album, role);
      case Denied<Album>(Denial denial) -> throw AccessProblem.of(denial, "Album");
    };
  }

  Response delete(Request request, UserSession user) {
    return switch (deleteAlbum.execute(user.userId(), parseAlbumId(request))) {
      case DeleteAlbum.Deleted _ -> Response.noContent();
      case DeleteAlbum.Denied(Denial denial) -> throw AccessProblem.of(denial, "Album");
      case DeleteAlbum.Incomplete _ ->
          throw new ProblemException(
              ProblemCode.TOO_MANY_REQUESTS
                  .toProblem("The album has too many photos for one request. Send it again.")
                  .withRetryAfter(Duration.ofSeconds(1)));
    };
  }

  private Access<Album> findAlbum(AlbumId id, UserSession user) {
    return access.findAlbum(user.userId(), id, Permission.VIEW);
  }

  private static AlbumId parseAlbumId(Request request) {
    return request.pathId("albumId", AlbumId::parse);
  }
}
