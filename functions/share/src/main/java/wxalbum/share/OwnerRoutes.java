package wxalbum.share;

import static java.util.Objects.requireNonNull;

import wxalbum.album.AlbumId;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.PageRequest;
import wxalbum.album.ShareId;
import wxalbum.http.QueryReader;
import wxalbum.http.Request;
import wxalbum.http.Response;
import wxalbum.http.UserRouteHandler;
import wxalbum.http.problem.ProblemCode;
import wxalbum.http.problem.ProblemException;
import wxalbum.session.UserSession;
import wxalbum.telemetry.Invocation;
import wxalbum.view.ViewFactory;

/**
 * Handles the routes of album owners: converts requests for the use cases and outcomes to
 * responses.
 */
final class OwnerRoutes {
  private final CreateShare createShare;
  private final ListShares listShares;
  private final RevokeShare revokeShare;
  private final ShareLinks links;

  OwnerRoutes(
      CreateShare createShare, ListShares listShares, RevokeShare revokeShare, ShareLinks links) {
    this.createShare = createShare;
    this.listShares = listShares;
    this.revokeShare = revokeShare;
    this.links = links;
  }

  /**
   * Handles {@code POST /albums/{albumId}/shares}. The response has no link, so that no token is
   * saved with the idempotency record.
   */
  Response create(Request request, UserSession user) {
    AlbumId album = parseAlbumId(request);
    ShareOptions options = ShareOptions.read(request.bodyReader());
    return switch (createShare.execute(album, user.userId(), options)) {
      case CreateShare.Created(var share) -> {
        Invocation.current().putContextId("shareId", share.id());
        yield Response.created(ShareView.of(share));
      }
      case CreateShare.NotFound _ -> throw notFound("Album");
    };
  }

  /** Wraps an action so that its response, first or replayed, has the link of the share. */
  UserRouteHandler withLink(UserRouteHandler action) {
    return (request, user) -> {
      Response response = action.handle(request, user);
      return new Response(
          response.status(), response.headers(), links.withLink(requireNonNull(response.body())));
    };
  }

  /** Handles {@code GET /albums/{albumId}/shares}. */
  Response list(Request request, UserSession user) {
    AlbumId album = parseAlbumId(request);
    QueryReader query = request.queryReader();
    PageRequest page = query.requireValid(query.page(Listing.SHARES));
    return switch (listShares.execute(album, user.userId(), page)) {
      case ListShares.Listed(var shares) ->
          Response.ok(
              ViewFactory.toPageBody(shares.map(share -> links.withLink(ShareView.of(share)))));
      case ListShares.NotFound _ -> throw notFound("Album");
    };
  }

  /** Handles {@code DELETE /shares/{shareId}}. */
  Response revoke(Request request, UserSession user) {
    ShareId share = request.pathId("shareId", ShareId::parse);
    return switch (revokeShare.execute(share, user.userId())) {
      case RevokeShare.Revoked _ -> Response.noContent();
      case RevokeShare.NotFound _ -> throw notFound("Share");
    };
  }

  private static AlbumId parseAlbumId(Request request) {
    return request.pathId("albumId", AlbumId::parse);
  }

  private static ProblemException notFound(String noun) {
    return new ProblemException(ProblemCode.NOT_FOUND.toProblem(noun + " not found."));
  }
}
