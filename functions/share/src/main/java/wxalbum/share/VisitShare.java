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
 * Tells whether a guest may go on looking at a share that he has opened. A share that is used up
 * lets him, for his view was counted; one that has ended does not.
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

  /** How it ends; where several endings fit, the one named first. */
  sealed interface Outcome {}

  /** No share has this token. */
  record NoSuchShare() implements Outcome {}

  /** The share has expired or was revoked, or its album is deleted. */
  record Over() implements Outcome {}

  /** The view token is missing, not valid, or another share's. */
  record NotOpened() implements Outcome {}

  /** The guest may look. */
  record Admitted(Share share) implements Outcome {}

  /** Looks at the share of a link's token and at the view token that its opening gave. */
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
