package wxalbum.share;

import wxalbum.access.Access.Denied;
import wxalbum.access.Access.Granted;
import wxalbum.access.AlbumAccess;
import wxalbum.access.Denial;
import wxalbum.access.Permission;
import wxalbum.access.ShareAccess;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.PageRequest;
import wxalbum.album.Share;
import wxalbum.album.ShareId;
import wxalbum.http.QueryReader;
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

/**
 * Handles the routes of album owners: converts requests for the use cases and outcomes to
 * responses.
 */
final class OwnerRoutes {
  private final AlbumAccess albumAccess;
  private final ShareAccess shareAccess;
  private final CreateShare createShare;
  private final ListShares listShares;
  private final RevokeShare revokeShare;
  private final ShareViews views;

  OwnerRoutes(
      AlbumAccess albumAccess,
      ShareAccess shareAccess,
      CreateShare createShare,
      ListShares listShares,
      RevokeShare revokeShare,
      ShareViews views) {
    this.albumAccess = albumAccess;
    this.shareAccess = shareAccess;
    this.createShare = createShare;
    this.listShares = listShares;
    this.revokeShare = revokeShare;
    this.views = views;
  }

  /** Handles {@code POST /albums/{albumId}/shares}. */
  Written create(Request request, UserSession user) {
    AlbumId album = parseAlbumId(request);
    ShareOptions options = ShareOptions.read(request.bodyReader());
    return switch (createShare.execute(user.userId(), album, options)) {
      case CreateShare.Created(var share) -> {
        Invocation.current().putContextId("shareId", share.id());
        yield Written.of(Response.created(views.toView(share)), share.id());
      }
      case CreateShare.LimitReached _ ->
          throw new ProblemException(
              ProblemCode.LIMIT_REACHED.toProblem(
                  "You have the maximum of "
                      + CreateShare.MAX_SHARES
                      + " shares. A revoked or expired share counts for 30 days."));
      case CreateShare.Denied(Denial denial) -> throw AccessProblem.of(denial, "Album");
    };
  }

  /** Renders the share that an earlier request created, if its album still exists. */
  Object renderCreated(Request request, UserSession user, WrittenResources written) {
    AlbumId album = parseAlbumId(request);
    return switch (albumAccess.findAlbum(user.userId(), album, Permission.MANAGE_SHARES)) {
      case Granted<Album> _ -> renderShare(written.only(ShareId::new), user);
      case Denied<Album>(Denial denial) -> throw AccessProblem.of(denial, "Album");
    };
  }

  private ShareView renderShare(ShareId id, UserSession user) {
    return switch (shareAccess.findShare(user.userId(), id, Permission.MANAGE_SHARES)) {
      case Granted<Share>(Share share, _) -> views.toView(share);
      case Denied<Share> _ -> throw IdempotencyFilter.resourceGone();
    };
  }

  /** Handles {@code GET /albums/{albumId}/shares}. */
  Response list(Request request, UserSession user) {
    AlbumId album = parseAlbumId(request);
    QueryReader query = request.queryReader();
    PageRequest page = query.requireValid(query.page(Listing.SHARES));
    return switch (listShares.execute(user.userId(), album, page)) {
      case ListShares.Listed(var shares) ->
          Response.ok(ViewFactory.toPageBody(shares.map(views::toView)));
      case ListShares.Denied(Denial denial) -> throw AccessProblem.of(denial, "Album");
    };
  }

  /** Handles {@code DELETE /shares/{shareId}}. */
  Response revoke(Request request, UserSession user) {
    ShareId share = request.pathId("shareId", ShareId::parse);
    return switch (revokeShare.execute(user.userId(), share)) {
      case RevokeShare.Revoked _ -> Response.noContent();
      case RevokeShare.Denied(Denial denial) -> throw AccessProblem.of(denial, "Share");
    };
  }

  private static AlbumId parseAlbumId(Request request) {
    return request.pathId("albumId", AlbumId::parse);
  }
}
