package wxalbum.share;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Albums;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.album.Shares;
import wxalbum.session.Tokens;
import wxalbum.telemetry.Invocation;

/**
 * Authorizes a guest for a share that the guest has opened. A share that is used up still admits
 * the guest, whose view was counted. A share that has ended does not.
 */
final class VisitShare {
  private final Albums albums;
  private final Shares shares;
  private final Tokens tokens;
  private final Clock clock;

  VisitShare(Albums albums, Shares shares, Tokens tokens, Clock clock) {
    this.albums = albums;
    this.shares = shares;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** The result of authorizing. If several results apply, the one declared first is returned. */
  sealed interface Outcome {}

  /** No share has this token. */
  record NoSuchShare() implements Outcome {}

  /** The share is expired or revoked, or its album is deleted. */
  record Over() implements Outcome {}

  /** The view token is missing, invalid, expired or of another share. */
  record NotOpened() implements Outcome {}

  /** The guest may view the photos of this share. */
  record Admitted(Share share) implements Outcome {}

  /**
   * Authorizes a guest.
   *
   * @param token token in the link of the share
   * @param viewToken token that the guest got by opening the share; null if absent
   */
  Outcome visit(String token, @Nullable String viewToken) {
    Optional<Share> found = shares.withToken(Sha256.of(token));
    if (found.isEmpty()) {
      return new NoSuchShare();
    }
    Share share = found.get();
    Invocation.current().about("shareId", share.id()).about("albumId", share.albumId());
    if (share.ended(clock.instant()) || albums.get(share.albumId()).isEmpty()) {
      return new Over();
    }
    return opens(viewToken, share) ? new Admitted(share) : new NotOpened();
  }

  private boolean opens(@Nullable String viewToken, Share share) {
    return viewToken != null
        && tokens
            .verifyView(viewToken)
            .filter(guest -> guest.shareId().equals(share.id()))
            .isPresent();
  }
}
