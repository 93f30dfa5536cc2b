package wxalbum.share;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.access.Access;
import wxalbum.access.Permission;
import wxalbum.access.ShareAccess;
import wxalbum.album.Album;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.album.Shares;
import wxalbum.session.SessionTokens;
import wxalbum.telemetry.Invocation;

/**
 * Authorizes a guest for a share that the guest has opened. A share at its maximum number of views
 * still admits the guest, whose view was counted. A share that is revoked or expired does not.
 */
final class AuthorizeGuest {
  private final ShareAccess access;
  private final Shares shares;
  private final ShareTokens shareTokens;
  private final SessionTokens tokens;

  AuthorizeGuest(ShareAccess access, Shares shares, ShareTokens shareTokens, SessionTokens tokens) {
    this.access = access;
    this.shares = shares;
    this.shareTokens = shareTokens;
    this.tokens = tokens;
  }

  /** The result of authorizing. If several results apply, the one declared first is returned. */
  sealed interface Outcome {}

  /** No share has this token. */
  record NotFound() implements Outcome {}

  /** The share is expired or revoked, its album is deleted, or its key was removed. */
  record Gone() implements Outcome {}

  /** The view token is missing, invalid, expired or of another share. */
  record ViewTokenInvalid() implements Outcome {}

  /** The guest may view the photos of this share. */
  record Admitted(Share share) implements Outcome {}

  /**
   * Authorizes a guest.
   *
   * @param token token in the link of the share
   * @param viewToken token that the guest got by opening the share; null if absent
   */
  Outcome execute(String token, @Nullable String viewToken) {
    Optional<Share> found = shares.findByTokenHash(Sha256.hash(token));
    if (found.isEmpty()) {
      return new NotFound();
    }
    Share share = found.get();
    Invocation.current()
        .putContextId("shareId", share.id())
        .putContextId("albumId", share.albumId());
    if (shareTokens.isKeyRemoved(share)) {
      return new Gone();
    }
    return switch (access.findAlbum(share, Permission.VIEW)) {
      case Access.Granted<Album> _ ->
          isAuthorized(viewToken, share) ? new Admitted(share) : new ViewTokenInvalid();
      case Access.Denied<Album> _ -> new Gone();
    };
  }

  private boolean isAuthorized(@Nullable String viewToken, Share share) {
    return viewToken != null
        && tokens
            .verifyViewToken(viewToken)
            .filter(guest -> guest.shareId().equals(share.id()))
            .isPresent();
  }
}
