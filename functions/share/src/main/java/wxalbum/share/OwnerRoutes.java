package wxalbum.share;

import static java.util.Objects.requireNonNull;

import wxalbum.album.AlbumId;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.PageRequest;
import wxalbum.album.ShareId;
import wxalbum.http.Answer;
import wxalbum.http.Code;
import wxalbum.http.Parameters;
import wxalbum.http.Refusal;
import wxalbum.http.Request;
import wxalbum.http.UserAction;
import wxalbum.http.Views;
import wxalbum.session.UserSession;
import wxalbum.telemetry.Invocation;

/**
 * Handles the routes of album owners: converts requests for the use cases and outcomes to
 * responses.
 */
final class OwnerRoutes {
  private final CreateShare createShare;
  private final ListShares listShares;
  private final RevokeShare revokeShare;
  private final Links links;

  OwnerRoutes(
      CreateShare createShare, ListShares listShares, RevokeShare revokeShare, Links links) {
    this.createShare = createShare;
    this.listShares = listShares;
    this.revokeShare = revokeShare;
    this.links = links;
  }

  /**
   * Handles {@code POST /albums/{albumId}/shares}. The response has no link, so that no token is
   * saved with the idempotency record.
   */
  Answer create(Request request, UserSession user) {
    AlbumId album = album(request);
    ShareTerms options = ShareTerms.read(request.fields());
    return switch (createShare.create(album, user.userId(), options)) {
      case CreateShare.Created(var share) -> {
        Invocation.current().about("shareId", share.id());
        yield Answer.created(ShareView.of(share));
      }
      case CreateShare.NoSuchAlbum _ -> throw noSuch("Album");
    };
  }

  /** Wraps an action so that its response, first or replayed, has the link of the share. */
  UserAction linked(UserAction action) {
    return (request, user) -> {
      Answer response = action.answer(request, user);
      return new Answer(
          response.status(), response.headers(), links.link(requireNonNull(response.body())));
    };
  }

  /** Handles {@code GET /albums/{albumId}/shares}. */
  Answer list(Request request, UserSession user) {
    AlbumId album = album(request);
    Parameters query = request.parameters();
    PageRequest page = query.check(query.page(Listing.SHARES));
    return switch (listShares.list(album, user.userId(), page)) {
      case ListShares.Listed(var shares) ->
          Answer.ok(Views.list(shares.map(share -> links.link(ShareView.of(share)))));
      case ListShares.NoSuchAlbum _ -> throw noSuch("Album");
    };
  }

  /** Handles {@code DELETE /shares/{shareId}}. */
  Answer revoke(Request request, UserSession user) {
    ShareId share = request.id("shareId", ShareId::parse);
    return switch (revokeShare.revoke(share, user.userId())) {
      case RevokeShare.Revoked _ -> Answer.noContent();
      case RevokeShare.NoSuchShare _ -> throw noSuch("Share");
    };
  }

  private static AlbumId album(Request request) {
    return request.id("albumId", AlbumId::parse);
  }

  private static Refusal noSuch(String noun) {
    return new Refusal(Code.NOT_FOUND.because(noun + " not found."));
  }
}
